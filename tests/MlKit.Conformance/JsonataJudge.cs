using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Internal.Jsonata;

namespace MlKit.Conformance;

/// <summary>Evaluates an expression, and compares the result with that of the language's own tests.</summary>
public static class JsonataJudge
{
    /// <summary>Returns whether a case needs what Step Functions takes out of the language.</summary>
    public static bool IsUnavailable(ConformanceCase test) => test.Kind == "jsonata" && test.Case.GetProperty("expr").GetRawText().Contains("$eval(", StringComparison.Ordinal);

    internal static string? Judge(ConformanceCase test)
    {
        try
        {
            var result = JsonataExpression.Compile(Text(test.Case.GetProperty("expr"))).Evaluate(Environment(test));
            if (test.Case.TryGetProperty("result", out var expected))
                return result is { } found && AreEqual(expected, found, test.Case.TryGetProperty("unordered", out _)) ? null : $"gives {Show(result)}, but should give {Show(expected)}";

            return test.Case.TryGetProperty("undefinedResult", out _) && result is null ? null : $"gives {Show(result)}, but should not";
        }
        catch (JsonataException e)
        {
            return JudgeProblem(test.Case, e);
        }
    }

    /// <summary>Reads an expression. One has half a surrogate pair, which the platform reads not, but the language writes in the same way.</summary>
    private static string Text(JsonElement expression)
    {
        try
        {
            return expression.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return expression.GetRawText()[1..^1];
        }
    }

    private static JsonataEnvironment Environment(ConformanceCase test)
    {
        var environment = new JsonataEnvironment(TimeProvider.System, new Randomness(1)) { Input = test.Data };
        if (test.Case.TryGetProperty("depth", out var depth))
            environment = environment with { MaxDepth = depth.GetInt32() };

        return test.Case.TryGetProperty("bindings", out var bindings)
            ? bindings.EnumerateObject().Aggregate(environment, (bound, binding) => bound.Bind(binding.Name, binding.Value))
            : environment;
    }

    private static string? JudgeProblem(JsonElement test, JsonataException problem)
    {
        var error = test.TryGetProperty("error", out var whole) ? whole : test;
        var found = $"fails with {problem.Code} at {problem.Position} ({problem.Token}): {problem.Message}";
        if (!error.TryGetProperty("code", out var code) || code.GetString() != problem.Code)
            return $"{found}, but should {(error.TryGetProperty("code", out _) ? $"fail with {code}" : "not")}";

        // Only what an expression says itself has words of the language's; ours are our own.
        var isOwnWord = problem.Code is "D3137" or "D3141" && error.TryGetProperty("message", out var message) && message.GetString() != problem.Message;
        var isElsewhere = error.TryGetProperty("token", out var token) && token.GetString() != problem.Token;
        return isOwnWord || isElsewhere ? $"{found}, but should be {error.GetRawText()}" : null;
    }

    private static bool AreEqual(JsonElement expected, JsonElement found, bool isUnordered)
    {
        if (!isUnordered || expected.ValueKind != JsonValueKind.Array || found.ValueKind != JsonValueKind.Array)
            return AreEqual(expected, found);

        var rest = found.EnumerateArray().ToList();
        return rest.Count == expected.GetArrayLength() && expected.EnumerateArray().All(item => Take(rest, item));
    }

    private static bool Take(List<JsonElement> rest, JsonElement item)
    {
        var index = rest.FindIndex(other => AreEqual(item, other));
        if (index >= 0)
            rest.RemoveAt(index);

        return index >= 0;
    }

    private static bool AreEqual(JsonElement expected, JsonElement found) => (expected.ValueKind, found.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => expected.GetDouble() == found.GetDouble(),
        (JsonValueKind.Array, JsonValueKind.Array) => expected.GetArrayLength() == found.GetArrayLength() && expected.EnumerateArray().Zip(found.EnumerateArray()).All(pair => AreEqual(pair.First, pair.Second)),
        (JsonValueKind.Object, JsonValueKind.Object) => expected.GetPropertyCount() == found.GetPropertyCount() && expected.EnumerateObject().All(field => found.TryGetProperty(field.Name, out var value) && AreEqual(field.Value, value)),
        (JsonValueKind.String, JsonValueKind.String) => expected.GetString() == found.GetString(),
        var (first, second) => first == second,
    };

    private static string Show(JsonElement? value) => value?.GetRawText() is { } text ? text[..Math.Min(300, text.Length)] : "nothing";
}
