using System.Text.Json;
using System.Web;
using Amazon.Runtime;
using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Wire;

/// <summary>Requests of the stand-ins against those of another official SDK.</summary>
public sealed class CapturedCallTests
{
    public static TheoryData<string> Calls => [.. CapturedCall.Names];

    [Fact]
    public void Captures_EveryServiceWhoseClientCouldBeCaptured_IsThere() =>
        Assert.Equal(AwsClients.Assemblies.Keys.Where(service => service != "MWAA").Order(), CapturedCall.Names.Select(name => name.Split('.')[0]).Distinct().Order());

    [Theory, MemberData(nameof(Calls))]
    public async Task Request_OfACapturedCall_IsTheSame(string name)
    {
        var captured = CapturedCall.Read(name);

        var sent = await SendAsync(captured);

        Assert.Equal(captured.Text("method"), sent.Method);
        Assert.Equal(captured.Text("path"), sent.RawPath);
        Assert.Equal(Query(captured.Text("query")!), Query(sent.Query));
        Assert.Equal(captured.Text("target"), sent.Target);
        Assert.Equal(captured.Text("contentType"), sent.ContentType?.Split(';')[0]);
        Assert.Equal(captured.Text("scope"), sent.CredentialScope);
        foreach (var (header, value) in captured.Headers)
            Assert.Equal(value, sent.Header(header));
        AssertBody(captured, sent);
    }

    [Theory, MemberData(nameof(Calls))]
    public async Task Host_OfACapturedCall_IsTheSame(string name)
    {
        var captured = CapturedCall.Read(name);
        var assembly = AwsClients.Assemblies[captured.Service];
        using var client = AwsClients.Create(assembly, AwsClients.CreateConfig(assembly).In(FakeAwsServer.Region));
        Uri? address = null;
        client.BeforeRequestEvent += (_, arguments) =>
        {
            address = ((WebServiceRequestEventArgs)arguments).Endpoint;
            throw new OperationCanceledException("Only the address was wanted.");
        };

        await Assert.ThrowsAnyAsync<Exception>(() => AwsClients.SendAsync(client, captured.Operation, Request(captured), TestContext.Current.CancellationToken));

        Assert.Equal(captured.Text("host"), address?.Host);
    }

    private static async Task<FakeAwsRequest> SendAsync(CapturedCall captured)
    {
        var assembly = AwsClients.Assemblies[captured.Service];
        await using var aws = await FakeAwsServer.StartAsync(TestContext.Current.CancellationToken);
        var isAddressedByPath = captured.Text("target") is null && captured.Form is null;
        aws.On(isAddressedByPath ? $"{captured.Text("method")} {Template(captured.Text("path")!)}" : captured.Operation,
            captured.Form is null ? FakeAwsResponse.Json("{}") : FakeAwsResponse.Xml("<PublishResponse><PublishResult/></PublishResponse>"));
        using var client = AwsClients.Create(assembly, aws.Configure(AwsClients.CreateConfig(assembly)), FakeAwsServer.Credentials);
        await AwsClients.SendAsync(client, captured.Operation, Request(captured), TestContext.Current.CancellationToken);
        return Assert.Single(aws.Requests);
    }

    // What is escaped can only be the value of a label.
    private static string Template(string path) => string.Join('/', path.Split('/').Select(segment => segment.Contains('%', StringComparison.Ordinal) ? "{label}" : segment));

    private static object Request(CapturedCall captured) =>
        JsonInput.Read(AwsClients.Operation(AwsClients.Assemblies[captured.Service], captured.Operation).Request, captured.Input);

    private static void AssertBody(CapturedCall captured, FakeAwsRequest sent)
    {
        if (captured.Body is { } json)
            Assert.True(JsonElement.DeepEquals(json, JsonElement.Parse(sent.Body)), $"Wanted {json}, was {sent.Text}");
        else if (captured.Form is { } form)
            Assert.Equal(form.OrderBy(pair => pair.Key, StringComparer.Ordinal), Query(sent.Text).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        else
            Assert.Equal(captured.Bytes, sent.Body);
    }

    private static IEnumerable<KeyValuePair<string, string>> Query(string text)
    {
        var pairs = HttpUtility.ParseQueryString(text);
        return pairs.AllKeys.SelectMany(key => pairs.GetValues(key)!.Select(value => KeyValuePair.Create(key!, value))).OrderBy(pair => pair.Key, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal);
    }
}
