using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Internal.Jsonata;

namespace MlKit.Pipelines.Tests.Internal.Jsonata;

/// <summary>Evaluates expressions over a small training job.</summary>
internal static class Evaluations
{
    public const string Data =
        """
        {
          "name": "train", "size": 3, "tags": ["a", "b"], "empty": [], "nothing": null, "on": true, "off": false,
          "runs": [
            { "id": "r1", "cost": 10, "metrics": [{ "key": "loss", "value": 0.5 }, { "key": "auc", "value": 0.75 }], "zone": { "code": "x" } },
            { "id": "r2", "cost": 2.5, "metrics": [{ "key": "loss", "value": 0.25 }], "zone": { "code": "y" } },
            { "id": "r3", "cost": 7, "metrics": { "key": "auc", "value": 0.5 }, "zone": { "code": "x" } }
          ],
          "nested": [[1, 2], [3, [4]]],
          "dotted.name": 1
        }
        """;

    public static JsonataEnvironment Environment(string? input = Data) =>
        new(new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero)), new Randomness(7)) { Input = input is null ? null : JsonElement.Parse(input) };

    public static string? Run(string expression, string? input = Data) => Run(expression, Environment(input));

    public static string? Run(string expression, JsonataEnvironment environment) =>
        JsonataExpression.Compile(expression).Evaluate(environment) is { } result ? JsonSerializer.Serialize(result, Compact).Replace("\\uD83D\\uDE00", "😀", StringComparison.Ordinal) : null;

    public static JsonataException Fail(string expression, string? input = Data) => Assert.Throws<JsonataException>(() => Run(expression, input));

    private static readonly JsonSerializerOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
