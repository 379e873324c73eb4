using MlKit.Conformance;

namespace MlKit.Pipelines.Tests.Internal.Jsonata;

/// <summary>The language's own tests. Some make arrays so large that tests which measure memory must not run beside them.</summary>
[CollectionDefinition(nameof(LanguageSuiteTests), DisableParallelization = true)]
[Collection(nameof(LanguageSuiteTests))]
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
