using System.Globalization;
using MlKit.Conformance;

if (args.Length == 0)
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/MlKit.Conformance -- FILE.jsonl...");
    return 2;
}

var cases = args.SelectMany(ConformanceCase.Read).ToLookup(JsonataJudge.IsUnavailable);
var results = cases[false].Select(CaseJudge.Judge).ToList();
foreach (var result in results.Where(result => result.Failure is not null))
    Console.WriteLine($"FAILED {result.Case.Name}: {result.Failure}");

foreach (var category in results.GroupBy(result => result.Case.Category).OrderBy(group => group.Key, StringComparer.Ordinal))
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{category.Key}: {category.Count(result => result.Failure is null)} of {category.Count()}"));

if (cases[true].Any())
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"not available in Step Functions, and not counted: {cases[true].Count()}"));

var passed = results.Count(result => result.Failure is null);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"passed {passed} of {results.Count}"));
return passed == results.Count ? 0 : 1;
