using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Tests.Validation;

/// <summary>Holds every issue of every definition in <c>cases.json</c> to the words that stand there. MLKIT_UPDATE_GOLDEN=1 writes what is found; read the difference.</summary>
public sealed class ValidationCaseTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string CaseFile = Path.Combine(Repository.Root, "tests", "MlKit.Pipelines.Tests", "Validation", "cases.json");

    public static TheoryData<string> Names => [.. Cases().Select(test => (string)test["name"]!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Validate_Definition_FindsEveryIssue(string name)
    {
        var test = Cases().Single(test => (string)test["name"]! == name);

        Assert.Equal(test["issues"]!.AsArray().Select(issue => (string)issue!), Issues(test));
    }

    // What is wrong is kept as well as what is right.
    [Theory]
    [MemberData(nameof(Names))]
    public void ToJson_Definition_IsEqualToWhatWasRead(string name)
    {
        var definition = JsonSerializer.SerializeToElement(Cases().Single(test => (string)test["name"]! == name)["definition"]);

        Assert.True(JsonElement.DeepEquals(definition, JsonElement.Parse(StateMachine.Parse(definition.GetRawText()).ToJson())));
    }

    [Fact]
    public void Cases_AllTogether_BreakEveryRule()
    {
        var broken = Cases().SelectMany(test => test["issues"]!.AsArray()).Select(issue => ((string)issue!).Split(' ')[0]).ToHashSet();

        // Of these, the text, the name or the size matters, or only a builder can break them.
        Assert.Equal([Rules.Json.Code, Rules.JsonObject.Code, Rules.MachineName.Code, Rules.TemplatePlace.Code, Rules.DefinitionSize.Code, Rules.LiteralSize.Code], Rules.All.Select(rule => rule.Code).Where(code => !broken.Contains(code)));
    }

    [Fact]
    public void Diagnostics_Page_ListsEveryRule()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics.md"));

        Assert.All(Rules.All, rule => Assert.Contains($"| {rule.Code} | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Summary.Replace("|", "\\|", StringComparison.Ordinal)} |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Cases_AllTogether_HaveUniqueCodes() => Assert.Equal(Rules.All.Length, Rules.All.Select(rule => rule.Code).Distinct().Count());

    [Fact]
    public void Cases_File_IsWhatIsFound()
    {
        var tests = Cases().ToList();
        foreach (var test in tests)
            test["issues"] = new JsonArray([.. Issues(test).Select(issue => JsonValue.Create(issue))]);

        Golden.Check("Validation/cases.json", $"[\n{string.Join(",\n", tests.Select(test => $"  {test.ToJsonString(Readable)}"))}\n]\n");
    }

    private static IEnumerable<string> Issues(JsonObject test) =>
        StateMachine.Parse(test["definition"]!.ToJsonString()).Validate((string)test["type"]! == "EXPRESS" ? StateMachineType.Express : StateMachineType.Standard)
            .Select(issue => $"{issue.Code} {issue.Severity} {issue}");

    private static IEnumerable<JsonObject> Cases() => JsonNode.Parse(File.ReadAllText(CaseFile))!.AsArray().Select(test => test!.AsObject());
}
