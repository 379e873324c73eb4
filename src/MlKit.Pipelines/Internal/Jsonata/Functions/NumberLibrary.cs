using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Formats;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>The functions for numbers: https://docs.jsonata.org/numeric-functions.</summary>
internal static class NumberLibrary
{
    public static IEnumerable<BuiltIn> All =>
    [
        new("number", "<(nsb)-:n>", 1, (a, _) => Number(a[0])),
        new("abs", "<n-:n>", 1, (a, _) => Apply(a[0], Math.Abs)),
        new("floor", "<n-:n>", 1, (a, _) => Apply(a[0], Math.Floor)),
        new("ceil", "<n-:n>", 1, (a, _) => Apply(a[0], Math.Ceiling)),
        new("round", "<n-n?:n>", 2, (a, _) => Apply(a[0], number => Rounding.Round(number, a[1].TryGetNumber(out var digits) ? (int)Math.Clamp(digits, -400, 400) : 0))),
        new("sqrt", "<n-:n>", 1, (a, _) => Apply(a[0], SquareRoot)),
        new("power", "<n-n:n>", 2, Power),
        new("random", "<n?:n>", 0, Random),
        new("formatNumber", "<n-so?:s>", 3, FormatNumber),
        new("formatBase", "<n-n?:s>", 2, FormatBase),
        new("formatInteger", "<n-s:s>", 2, (a, _) => a[0].IsNumber && a[1].AsString is { } picture ? JsonataValue.Of(IntegerPicture.Format(a[0].Number, picture)) : default),
        new("parseInteger", "<s-s:n>", 2, ParseInteger),
    ];

    private static JsonataValue Number(JsonataValue value)
    {
        if (value.Kind is JsonataKind.Undefined or JsonataKind.Number)
            return value;

        if (value.IsBoolean)
            return JsonataValue.Of(value.Number);

        return NumberText.TryParse(value.AsString!, out var number) && double.IsFinite(number)
            ? JsonataValue.Of(number)
            : throw new JsonataException("D3030", "A text must be a number as in JSON, or one with 0x, 0o or 0b before it, to be made a number.");
    }

    private static JsonataValue Apply(JsonataValue value, Func<double, double> function) => value.TryGetNumber(out var number) ? JsonataValue.Of(function(number)) : default;

    private static double SquareRoot(double number) => number >= 0
        ? Math.Sqrt(number)
        : throw new JsonataException("D3060", "A square root must be taken of a number of at least 0, but the number was less.");

    private static JsonataValue Power(JsonataValue[] a, ExpressionRun run)
    {
        if (!a[0].TryGetNumber(out var number) || !a[1].TryGetNumber(out var exponent))
            return default;

        var result = Math.Pow(number, exponent);
        return double.IsFinite(result)
            ? JsonataValue.Of(result)
            : throw new JsonataException("D3061", "A power must be a number within ±1.8E308, but this one is larger or none.");
    }

    private static JsonataValue Random(JsonataValue[] a, ExpressionRun run) =>
        JsonataValue.Of((a[0].TryGetNumber(out var seed) ? new Randomness(HashCode(seed)) : run.Randomness).NextFraction());

    // The same seed gives the same number, whatever number it is.
    private static int HashCode(double seed) => seed is >= int.MinValue and <= int.MaxValue ? (int)seed : seed.GetHashCode();

    private static JsonataValue FormatNumber(JsonataValue[] a, ExpressionRun run)
    {
        if (!a[0].TryGetNumber(out var number) || a[1].AsString is not { } picture)
            return default;

        var options = a[2].AsObject?.Members.Where(option => option.Value.AsString is not null).ToDictionary(option => option.Key, option => option.Value.AsString!);
        return JsonataValue.Of(NumberPicture.Format(number, picture, options));
    }

    private static JsonataValue FormatBase(JsonataValue[] a, ExpressionRun run)
    {
        if (!a[0].TryGetNumber(out var number))
            return default;

        var radix = a[1].TryGetNumber(out var given) ? Rounding.Round(given, 0) : 10;
        return radix is >= 2 and <= 36
            ? JsonataValue.Of(NumberBase.Format(Rounding.Round(number, 0), (int)radix))
            : throw new JsonataException("D3100", "The base of a number must be between 2 and 36.");
    }

    private static JsonataValue ParseInteger(JsonataValue[] a, ExpressionRun run) =>
        a[0].AsString is { } text && a[1].AsString is { } picture && IntegerPicture.Parse(text, picture) is { } number ? JsonataValue.Of(number) : default;
}
