using MlKit.Conformance;

namespace MlKit.Pipelines.Tests.Conformance;

public sealed class RunningCorpusTests
{
    private const string Jsonata = "JSONata is not evaluated locally yet";

    [Theory]
    [InlineData("execution", 607)]
    [InlineData("teststate", 60)]
    public void Run_RecordedCases_ComeOutAsAtAws(string file, int leastPassed)
    {
        var results = ConformanceCase.Read(SharedData.PathOf($"conformance/asl/{file}.jsonl")).Select(CaseJudge.Judge).ToList();

        foreach (var category in results.GroupBy(result => result.Case.Category).OrderBy(group => group.Key, StringComparer.Ordinal))
            TestContext.Current.TestOutputHelper!.WriteLine($"{category.Key}: {category.Count(result => result.Failure is null)} of {category.Count()}, {category.Count(IsJsonata)} of the others in JSONata");

        Assert.Empty(results.Where(result => result.Failure is not null && !IsJsonata(result)).Select(result => $"{result.Case.Name}: {result.Failure}"));
        Assert.InRange(results.Count(result => result.Failure is null), leastPassed, results.Count);
    }

    /// <summary>A case that fails for JSONata fails for nothing else.</summary>
    private static bool IsJsonata(CaseResult result) => result.Failure?.StartsWith(Jsonata, StringComparison.Ordinal) == true;

    [Fact]
    public async Task Run_ExecutionsAtTheSameTime_ComeOutAsOneAfterTheOther()
    {
        var cases = ConformanceCase.Read(SharedData.PathOf("conformance/asl/execution.jsonl")).Where((_, i) => i % 3 == 0).Take(200).ToList();
        var inSequence = cases.Select(test => CaseJudge.Judge(test).Failure).ToList();

        var atTheSameTime = await Task.WhenAll(cases.Select(test => Task.Run(() => CaseJudge.Judge(test).Failure)));

        Assert.Equal(200, cases.Count);
        Assert.Equal(inSequence, atTheSameTime);
    }
}
