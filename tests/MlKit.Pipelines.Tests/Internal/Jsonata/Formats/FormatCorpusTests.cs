using MlKit.Pipelines.Internal.Jsonata;
using MlKit.Pipelines.Internal.Jsonata.Formats;

namespace MlKit.Pipelines.Tests.Internal.Jsonata.Formats;

/// <summary>The formatting cases of the language's own suite.</summary>
public sealed class FormatCorpusTests
{
    [Theory]
    [InlineData("function-fromMillis", 71)]
    [InlineData("function-tomillis", 45)]
    [InlineData("function-formatInteger", 64)]
    [InlineData("function-parseInteger", 60)]
    [InlineData("function-formatNumber", 42)]
    [InlineData("function-formatBase", 7)]
    [InlineData("function-number", 17)]
    [InlineData("function-round", 17)]
    [InlineData("function-string", 7)]
    public void Format_CasesOfTheLanguage_GiveTheirResults(string group, int least)
    {
        var calls = FormatCall.Read(SharedData.PathOf("conformance/jsonata/cases.jsonl"), group).Where(IsOfValues).ToList();

        var failures = calls.Select(call => (call.Expression, Expected: Expected(call), Found: Evaluate(call))).Where(c => !Equals(c.Expected, c.Found));

        Assert.Empty(failures);
        Assert.InRange(calls.Count, least, int.MaxValue);
    }

    // The evaluator, not the formats, passes numbers through $number, texts through $string and refuses an argument too many.
    private static bool IsOfValues(FormatCall call) => call.Function switch
    {
        "number" => call.Arguments is [string],
        "string" => call.Arguments is [double],
        _ => true,
    };

    private static object? Expected(FormatCall call)
    {
        if (call.Case.TryGetProperty("code", out var code))
            return code.GetString();

        if (!call.Case.TryGetProperty("result", out var result))
            return null;

        return result.ValueKind == System.Text.Json.JsonValueKind.String ? result.GetString() : result.GetDouble();
    }

    private static object? Evaluate(FormatCall call)
    {
        try
        {
            return call.Function switch
            {
                "fromMillis" => DateTimePicture.Format((long)call.Number(0), call.TextOrNull(1), call.TextOrNull(2)),
                "toMillis" => (double?)DateTimePicture.Parse(call.Text(0), call.TextOrNull(1), now: 0),
                "formatInteger" => IntegerPicture.Format(call.Number(0), call.Text(1)),
                "parseInteger" => IntegerPicture.Parse(call.Text(0), call.Text(1)),
                "formatNumber" => NumberPicture.Format(call.Number(0), call.Text(1), call.Arguments.Count > 2 ? (Dictionary<string, string>)call.Arguments[2] : null),
                "formatBase" => NumberBase.Format(call.Number(0), call.Arguments.Count > 1 ? (int)Rounding.Round(call.Number(1), 0) : 10),
                "number" => NumberText.TryParse(call.Text(0), out var value) ? value : "D3030",
                "round" => Rounding.Round(call.Number(0), call.Arguments.Count > 1 ? (int)call.Number(1) : 0),
                _ => NumberText.Format(call.Number(0)),
            };
        }
        catch (JsonataException e)
        {
            return e.Code;
        }
    }
}
