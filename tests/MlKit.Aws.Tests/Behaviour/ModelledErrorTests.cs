using Amazon.Runtime;
using AwsSdkGenerator.Model;
using MlKit.Aws.Tests.Generation;
using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Behaviour;

/// <summary>Every error that the models name, of every operation.</summary>
public sealed class ModelledErrorTests
{
    public static TheoryData<string, string> Operations =>
        [.. AwsClients.Assemblies.Keys.SelectMany(service => Models.Read(service).Operations.Select(operation => new TheoryDataRow<string, string>(service, operation.Name)))];

    [Theory, MemberData(nameof(Operations))]
    public async Task Error_ThatTheOperationDeclares_IsItsException(string service, string name)
    {
        var model = Models.Read(service);
        var operation = model.Operations.Single(operation => operation.Name == name);
        await using var aws = await FakeAwsServer.StartAsync(TestContext.Current.CancellationToken);
        using var client = AwsClients.Create(AwsClients.Assemblies[service], Configure(aws, service), FakeAwsServer.Credentials);

        foreach (var error in operation.Errors)
        {
            var code = model.ErrorCodes?.GetValueOrDefault(error) ?? error;
            aws.On(operation.Http ?? name, FakeAwsResponse.Error(code, "Wrong.", shape: model.Protocol == "query" ? FakeAwsErrorShape.Xml : FakeAwsErrorShape.TypeMember));

            var exception = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => AwsClients.SendAsync(client, name, Request(service, operation), TestContext.Current.CancellationToken));

            Assert.Equal((Names.Exception(error), code, "Wrong."), (exception.GetType().Name, exception.ErrorCode, exception.Message));
        }
    }

    private static ClientConfig Configure(FakeAwsServer aws, string service)
    {
        var config = aws.Configure(AwsClients.CreateConfig(AwsClients.Assemblies[service]));
        config.MaxErrorRetry = 0;
        return config;
    }

    // Only what is in the path or query must be there.
    private static object Request(string service, OperationModel operation)
    {
        var type = AwsClients.Operation(AwsClients.Assemblies[service], operation.Name).Request;
        var request = Activator.CreateInstance(type)!;
        foreach (var member in operation.Input is { } input ? Models.Read(service).Structures[input].Where(member => member.Label || (member.Query is not null && member.Required)) : [])
            type.GetProperty(member.PropertyName)!.SetValue(request, "x");
        return request;
    }
}
