using System.Globalization;

namespace MlKit.Labeling.Annotations;

/// <summary>Represents a worker's answer to a question about an object or a frame: a text or a number.</summary>
/// <remarks>The questions are <see cref="LabelCategories.AttributeDefinition"/>s. The default value is the empty text.</remarks>
public readonly record struct AttributeValue
{
    private readonly string? _text;
    private readonly double? _number;

    private AttributeValue(string? text, double? number) => (_text, _number) = (text, number);

    /// <summary>Gets the text, or null for a number.</summary>
    public string? Text => _number is null ? _text ?? "" : null;

    /// <summary>Gets the number, or null for a text.</summary>
    public double? Number => _number;

    /// <summary>Returns a text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static implicit operator AttributeValue(string text) => FromText(text);

    /// <summary>Returns a number.</summary>
    /// <param name="number">The number.</param>
    /// <exception cref="ArgumentException"><paramref name="number"/> is not finite.</exception>
    public static implicit operator AttributeValue(double number) => FromNumber(number);

    /// <summary>Returns a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static AttributeValue FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text, null);
    }

    /// <summary>Returns a number.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException"><paramref name="number"/> is not finite.</exception>
    public static AttributeValue FromNumber(double number) =>
        double.IsFinite(number) ? new(null, number) : throw new ArgumentException($"The number must be finite, but was {number.ToString(CultureInfo.InvariantCulture)}.", nameof(number));

    /// <summary>Returns the text, or the number as its shortest round trip.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _number?.ToString("R", CultureInfo.InvariantCulture) ?? Text!;
}
