using MlKit.Conformance;

namespace MlKit.Pipelines.Tests.Conformance;

public sealed class RunningCorpusTests
{
    [Theory]
    [InlineData("execution", 700)]
    [InlineData("teststate", 112)]
    public void Run_RecordedCases_ComeOutAsAtAws(string file, int least)
    {
        var results = ConformanceCase.Read(SharedData.PathOf($"conformance/asl/{file}.jsonl")).Select(CaseJudge.Judge).ToList();

        foreach (var category in results.GroupBy(result => result.Case.Category).OrderBy(group => group.Key, StringComparer.Ordinal))
            TestContext.Current.TestOutputHelper!.WriteLine($"{category.Key}: {category.Count(result => result.Failure is null)} of {category.Count()}");

        Assert.Empty(results.Where(result => result.Failure is not null).Select(result => $"{result.Case.Name}: {result.Failure}"));
        Assert.True(results.Count >= least);
    }

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
