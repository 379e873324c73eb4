using System.Globalization;
using System.Text.Json;
using AwsSdkGenerator.Emitting;
using AwsSdkGenerator.Model;

namespace MlKit.Aws.Tests.Generation;

public sealed class StandInTests
{
    public static TheoryData<string> Services => [.. Directory.GetFiles(Models.Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory, MemberData(nameof(Services))]
    public void Emit_InAnotherCulture_IsTheSameText(string model)
    {
        var texts = Emit(model, "");

        // In Turkish, the capital of i is not I; in Estonian, z comes before t.
        Assert.Equal(texts, Emit(model, "tr-TR"));
        Assert.Equal(texts, Emit(model, "et-EE"));
        Assert.All(texts.Values, text => Assert.DoesNotContain('\r', text));
    }

    [Theory, MemberData(nameof(Services))]
    public void Model_EveryOperation_HasAMethod(string model)
    {
        var service = Models.Read(model);

        Assert.All(service.Operations, operation => Assert.Contains($"> {operation.Name}Async({operation.Request} request, CancellationToken cancellationToken = default)", StandIn.Emit(service)["Client.g.cs"], StringComparison.Ordinal));
        Assert.NotEmpty(service.Operations);
    }

    [Theory]
    [InlineData("ml.m5.large", "MlM5Large")]
    [InlineData("ml.p3.16xlarge", "MlP316xlarge")]
    [InlineData("SINGLE_NODE", "SINGLE_NODE")]
    [InlineData("application/json", "ApplicationJson")]
    [InlineData("custom-resource:ResourceType:Property", "CustomResourceResourceTypeProperty")]
    [InlineData("Bytes/Second", "BytesSecond")]
    public void EnumerationValue_OfAValue_IsTheOfficialName(string value, string name) => Assert.Equal(name, Names.EnumerationValue(value));

    [Fact]
    public void Read_AMemberThatNobodyKnows_IsRefused()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, File.ReadAllText(Path.Combine(Models.Folder, "SecretsManager.json")).Replace("\"apiVersion\"", "\"apiVersoin\":1,\"apiVersion\"", StringComparison.Ordinal));

        var exception = Assert.Throws<JsonException>(() => ServiceModel.Read(path));

        Assert.Contains("apiVersoin", exception.Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void Emit_ATypeThatNobodyKnows_NamesIt()
    {
        var service = Models.Read("SecretsManager");
        service = service with { Structures = service.Structures.ToDictionary(pair => pair.Key, pair => pair.Key == "GetSecretValueRequest" ? [new MemberModel("SecretId", "srting")] : pair.Value) };

        var exception = Assert.Throws<InvalidDataException>(() => StandIn.Emit(service));

        Assert.Equal("SecretsManager: \"srting\" is neither a primitive nor a structure or enumeration of the model.", exception.Message);
    }

    private static IReadOnlyDictionary<string, string> Emit(string model, string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return StandIn.Emit(Models.Read(model));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
