using MlKit.Conformance;

namespace MlKit.Pipelines.Tests.Internal.Jsonata;

/// <summary>The language's own tests.</summary>
public sealed class LanguageSuiteTests
{
    [Fact]
    public void Evaluate_CasesOfTheLanguage_GiveWhatTheyShould()
    {
        var cases = ConformanceCase.Read(SharedData.PathOf("conformance/jsonata/cases.jsonl")).ToLookup(JsonataJudge.IsUnavailable);

        var results = cases[false].Select(CaseJudge.Judge).ToList();

        Assert.Empty(results.Where(result => result.Failure is not null).Select(result => $"{result.Case.Name}: {result.Failure}"));
        Assert.Equal((1674, 12), (results.Count, cases[true].Count()));
    }
}
