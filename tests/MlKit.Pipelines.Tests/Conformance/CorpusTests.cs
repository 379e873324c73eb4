using System.Text.Json;
using MlKit.Conformance;
using MlKit.Pipelines.States;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Tests.Conformance;

public sealed class CorpusTests
{
    [Fact]
    public void Validate_RecordedVerdicts_AreAwsOwn()
    {
        var results = Cases("validation").Select(CaseJudge.Judge).ToList();

        Assert.Empty(results.Where(result => result.Failure is not null).Select(result => $"{result.Case.Name}: {result.Failure}"));
        Assert.True(results.Count >= 337);
    }

    [Theory]
    [InlineData("validation")]
    [InlineData("execution")]
    public void Parse_EveryDefinition_IsWrittenBackEqual(string file)
    {
        var failures = Cases(file).Select(test => (test.Name, Failure: CaseJudge.JudgeRoundTrip(test.Definition))).Where(result => result.Failure is not null);

        Assert.Empty(failures);
    }

    [Fact]
    public void ParseState_EveryState_IsWrittenBackEqual()
    {
        var states = Cases("teststate").Select(test => test.Definition);

        Assert.All(states, json => Assert.True(JsonElement.DeepEquals(JsonElement.Parse(json), JsonElement.Parse(WriteBack(json)))));
    }

    [Fact]
    public void Validate_DefinitionsThatRanOnAws_HaveNoError()
    {
        var wrong = Cases("execution").SelectMany(test => StateMachine.Parse(test.Definition).Validate(test.IsExpress ? StateMachineType.Express : default)
            .Where(issue => issue.Severity == IssueSeverity.Error).Select(issue => $"{test.Name}: {issue}"));

        Assert.Empty(wrong);
    }

    private static string WriteBack(string json) => JsonElement.Parse(json).TryGetProperty("States", out _) ? StateMachine.Parse(json).ToJson() : State.Parse("State", json).ToJson();

    private static IEnumerable<ConformanceCase> Cases(string file) => ConformanceCase.Read(SharedData.PathOf($"conformance/asl/{file}.jsonl"));
}
