using System.Text;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>The characters that have a meaning in number pictures and in the numbers they give.</summary>
/// <remarks>https://www.w3.org/TR/xpath-functions-31/#defining-decimal-format</remarks>
internal sealed class NumberSymbols
{
    private readonly IReadOnlyDictionary<string, string>? _options;

    /// <exception cref="JsonataException">An option that must be one character is not (T0410).</exception>
    public NumberSymbols(IReadOnlyDictionary<string, string>? options)
    {
        _options = options;
        DecimalSeparator = Character("decimal-separator", '.');
        GroupingSeparator = Character("grouping-separator", ',');
        ExponentSeparator = Character("exponent-separator", 'e');
        PatternSeparator = Character("pattern-separator", ';');
        OptionalDigit = Character("digit", '#');
        Digits = new DigitFamily(Character("zero-digit", '0'));
        MinusSign = Text("minus-sign", "-");
        Percent = Text("percent", "%");
        PerMille = Text("per-mille", "‰");
        Infinity = Text("infinity", "Infinity");
        NotANumber = Text("NaN", "NaN");
        if (!Rune.IsValid(Digits.Zero.Value + 9))
            throw Wrong("zero-digit", "must have nine characters after it");
    }

    public Rune DecimalSeparator { get; }

    public Rune GroupingSeparator { get; }

    public Rune ExponentSeparator { get; }

    public Rune PatternSeparator { get; }

    public Rune OptionalDigit { get; }

    public DigitFamily Digits { get; }

    public string MinusSign { get; }

    public string Percent { get; }

    public string PerMille { get; }

    public string Infinity { get; }

    public string NotANumber { get; }

    public bool IsDigit(Rune rune) => rune == OptionalDigit || Digits.Contains(rune);

    /// <summary>Returns whether the character belongs to the number; every other one is written as it is.</summary>
    public bool IsActive(Rune rune) => IsDigit(rune) || rune == DecimalSeparator || rune == GroupingSeparator || rune == ExponentSeparator || rune == PatternSeparator;

    private static JsonataException Wrong(string name, string rule) => new("T0410", $"The option '{name}' of $formatNumber {rule}.", "formatNumber");

    private string Text(string name, string standard) => _options?.GetValueOrDefault(name) ?? standard;

    private Rune Character(string name, char standard)
    {
        var text = Text(name, standard.ToString());
        return Rune.TryGetRuneAt(text + " ", 0, out var rune) && rune.Utf16SequenceLength == text.Length ? rune : throw Wrong(name, "must be one character");
    }
}
