using System.Globalization;
using System.Text;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>How a number is written: <c>#,##0.00</c>, with a second picture for negative ones after a semicolon.</summary>
/// <remarks>https://www.w3.org/TR/xpath-functions-31/#formatting-numbers</remarks>
internal sealed class NumberPicture
{
    private readonly NumberSymbols _symbols;
    private readonly NumberPictureText _text;
    private readonly DigitGrouping _wholeGroups;
    private readonly DigitGrouping _fractionGroups;
    private readonly int _wholeDigits;
    private readonly int _scaling;
    private readonly int _minimumFraction;
    private readonly int _maximumFraction;

    private NumberPicture(NumberPictureText text, NumberSymbols symbols)
    {
        NumberPictureRules.Check(text, symbols);
        _symbols = symbols;
        _text = text;
        _wholeGroups = new(SeparatorsBefore(text.Whole.Reverse()));
        _fractionGroups = new(SeparatorsBefore(text.Fraction));
        _scaling = text.Whole.Count(symbols.Digits.Contains);
        _wholeDigits = _scaling;
        _minimumFraction = text.Fraction.Count(symbols.Digits.Contains);
        _maximumFraction = text.Fraction.Count(symbols.IsDigit);

        if (_wholeDigits == 0 && _maximumFraction == 0)
        {
            if (text.Exponent is null)
                _wholeDigits = 1;
            else
                _minimumFraction = _maximumFraction = 1;
        }

        if (text.Exponent is not null && _wholeDigits == 0 && text.Whole.Contains(symbols.OptionalDigit))
            _wholeDigits = 1;

        if (_wholeDigits == 0 && _minimumFraction == 0)
            _minimumFraction = 1;
    }

    /// <exception cref="JsonataException">The picture breaks a rule (D3080 to D3093), or an option is none (T0410).</exception>
    public static string Format(double value, string picture, IReadOnlyDictionary<string, string>? options)
    {
        var symbols = new NumberSymbols(options);
        var halves = picture.Split(symbols.PatternSeparator.ToString());
        if (halves.Length > 2)
            throw new JsonataException("D3080", $"A picture of $formatNumber must have at most one '{symbols.PatternSeparator}', but was '{PictureText.Shorten(picture)}'.", "formatNumber");

        var positive = new NumberPicture(new(halves[0], symbols), symbols);
        var negative = halves.Length == 2 ? new NumberPicture(new(halves[1], symbols), symbols) : null;
        if (double.IsNaN(value))
            return symbols.NotANumber;

        if (value >= 0)
            return positive.Write(value);

        return negative is null ? symbols.MinusSign + positive.Write(-value) : negative.Write(-value);
    }

    private IEnumerable<(int, Rune)> SeparatorsBefore(IEnumerable<Rune> part)
    {
        var digits = 0;
        foreach (var rune in part)
        {
            if (rune == _symbols.GroupingSeparator)
                yield return (digits, rune);
            else
                digits++;
        }
    }

    private string Write(double size) => double.IsPositiveInfinity(size)
        ? _text.Prefix + _symbols.Infinity + _text.Suffix
        : _text.Prefix + WriteNumber(DecimalDigits.Of(size).Shift(_text.HasPercent ? 2 : _text.HasPerMille ? 3 : 0)) + _text.Suffix;

    private string WriteNumber(DecimalDigits number)
    {
        var exponent = _text.Exponent is null || number.Digits.Length == 0 ? 0 : ExponentOf(number);
        var text = new StringBuilder();
        AppendMantissa(text, number.Shift(-exponent).Round(_maximumFraction));
        if (_text.Exponent is { } digits)
            AppendExponent(text, exponent, digits.Length);

        return text.ToString();
    }

    /// <summary>Chooses the exponent that leaves as many digits before the point as the picture demands.</summary>
    private int ExponentOf(DecimalDigits number)
    {
        // The language leaves a power of ten one digit too many: 10 is 10e0, not 1e1.
        var isPowerOfTen = number.Digits is "1" && number.Point > _scaling;
        return number.Point - _scaling - (isPowerOfTen ? 1 : 0);
    }

    private void AppendMantissa(StringBuilder text, DecimalDigits mantissa)
    {
        var whole = mantissa.IntegerPart.PadLeft(_wholeDigits, '0');
        var fraction = mantissa.FractionPart.PadRight(_minimumFraction, '0');
        _wholeGroups.AppendWhole(text, whole, _symbols.Digits);
        if (fraction.Length == 0)
            return;

        text.Append(_symbols.DecimalSeparator);
        _fractionGroups.AppendFraction(text, fraction, _symbols.Digits);
    }

    private void AppendExponent(StringBuilder text, int exponent, int digits)
    {
        text.Append(_symbols.ExponentSeparator).Append(exponent < 0 ? _symbols.MinusSign : "");
        foreach (var digit in Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0'))
            text.Append(_symbols.Digits.Digit(digit));
    }
}
