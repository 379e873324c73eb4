using System.Text;

namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>The separators between the digits of a picture, each with the number of digits between it and the point.</summary>
internal sealed class DigitGrouping
{
    private readonly (int Position, Rune Separator)[] _separators;
    private readonly int _distance;

    public DigitGrouping(IEnumerable<(int Position, Rune Separator)> separators)
    {
        _separators = [.. separators.OrderBy(s => s.Position)];
        _distance = FindDistance();
    }

    /// <summary>Gets whether one character stands at every multiple of a distance; it then goes on to the left of the picture.</summary>
    public bool IsRegular => _distance > 0;

    /// <summary>Gets the separators, the one nearest to the point first.</summary>
    public IReadOnlyList<(int Position, Rune Separator)> Separators => _separators;

    /// <summary>Writes the digits before the point, in the family's characters.</summary>
    public void AppendWhole(StringBuilder text, string digits, DigitFamily family)
    {
        for (var i = 0; i < digits.Length; i++)
        {
            if (i > 0)
                AppendSeparators(text, digits.Length - i);

            text.Append(family.Digit(digits[i]));
        }
    }

    /// <summary>Writes the digits after the point, in the family's characters.</summary>
    public void AppendFraction(StringBuilder text, string digits, DigitFamily family)
    {
        var next = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            for (; next < _separators.Length && _separators[next].Position <= i; next++)
                text.Append(_separators[next].Separator);

            text.Append(family.Digit(digits[i]));
        }
    }

    private void AppendSeparators(StringBuilder text, int digitsToTheRight)
    {
        if (IsRegular)
        {
            if (digitsToTheRight % _distance == 0)
                text.Append(_separators[0].Separator);

            return;
        }

        var index = Array.BinarySearch(_separators, (digitsToTheRight, default), PositionComparer);
        if (index >= 0)
            text.Append(_separators[index].Separator);
    }

    private int FindDistance()
    {
        if (_separators.Length == 0 || _separators.Any(s => s.Separator != _separators[0].Separator))
            return 0;

        var distance = _separators[0].Position;
        return distance > 0 && _separators.Index().All(s => s.Item.Position == distance * (s.Index + 1L)) ? distance : 0;
    }

    private static Comparer<(int Position, Rune Separator)> PositionComparer { get; } = Comparer<(int Position, Rune Separator)>.Create((x, y) => x.Position.CompareTo(y.Position));
}
