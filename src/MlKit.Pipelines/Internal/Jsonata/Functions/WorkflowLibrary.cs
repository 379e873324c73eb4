using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>The functions Step Functions adds to the language: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html. Their problems have codes of our own.</summary>
internal static class WorkflowLibrary
{
    private const int LongestRange = 10_000_000;

    public static IEnumerable<BuiltIn> All =>
    [
        new("partition", "<an:a<a>>", 2, Partition),
        new("range", "<nnn:a<n>>", 3, Range),
        new("hash", "<xs:s>", 2, Hash),
        new("uuid", "<:s>", 0, (_, run) => JsonataValue.Of(run.Randomness.NextUuid().ToString())),
        new("parse", "<s-:x>", 1, Parse),
    ];

    private static JsonataValue Partition(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsArray is not { } array || !a[1].TryGetNumber(out var size))
            return default;

        if (size < 1 || !double.IsInteger(size))
            throw new JsonataException("D3201", "The size of the parts of $partition must be a whole number of at least 1.");

        run.Charge(array.Count);
        var result = new JsonataArray();
        var items = array.Items;
        for (var length = (int)Math.Min(size, Math.Max(1, items.Length)); items.Length > 0; items = items[Math.Min(length, items.Length)..])
            result.Add(JsonataValue.Of(new JsonataArray(items[..Math.Min(length, items.Length)])));

        return JsonataValue.Of(result);
    }

    private static JsonataValue Range(JsonataValue[] a, ExpressionRun run)
    {
        if (!a[0].TryGetNumber(out var first) || !a[1].TryGetNumber(out var last) || !a[2].TryGetNumber(out var step))
            return default;

        if (step == 0)
            throw new JsonataException("D3202", "The step of $range must be another number than 0.");

        var count = Math.Floor((last - first) / step) + 1;
        if (!(count <= LongestRange))
            throw new JsonataException("D2014", "A range must have at most 1e7 items, but has more. Take a larger step.");

        run.Charge((long)Math.Max(0, count));
        var result = new JsonataArray();
        for (var i = 0; i < count; i++)
            result.Add(JsonataValue.Of(first + (i * step)));

        return JsonataValue.Of(result);
    }

    [SuppressMessage("Security", "CA5350", Justification = "The language offers these algorithms; they protect nothing here.")]
    [SuppressMessage("Security", "CA5351", Justification = "The language offers these algorithms; they protect nothing here.")]
    private static JsonataValue Hash(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].IsUndefined || a[1].AsString is not { } algorithm)
            return default;

        var data = Encoding.UTF8.GetBytes(ValueText.Of(a[0], run));
        var hash = algorithm switch
        {
            "MD5" => MD5.HashData(data),
            "SHA-1" => SHA1.HashData(data),
            "SHA-256" => SHA256.HashData(data),
            "SHA-384" => SHA384.HashData(data),
            "SHA-512" => SHA512.HashData(data),
            _ => throw new JsonataException("D3203", "The algorithm of $hash must be one of MD5, SHA-1, SHA-256, SHA-384 and SHA-512."),
        };
        return JsonataValue.Of(Convert.ToHexStringLower(hash));
    }

    private static JsonataValue Parse(JsonataValue[] a, ExpressionRun run)
    {
        if (a[0].AsString is not { } text)
            return default;

        try
        {
            return JsonataValue.Of(JsonText.ParseKeepingLast(text));
        }
        catch (DefinitionException)
        {
            throw new JsonataException("D3204", "The text for $parse must be one JSON value, at most 256 levels deep.");
        }
    }
}
