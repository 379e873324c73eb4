using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace MlKit.Pipelines.Expressions;

/// <summary>An argument of an intrinsic function: a text, a number, a truth value, a path or another call. All of them convert to it.</summary>
[SuppressMessage("Usage", "CA2225", Justification = "It exists for its conversions only.")]
[SuppressMessage("Performance", "CA1815", Justification = "Nobody compares arguments.")]
public readonly struct IntrinsicArgument
{
    private readonly string? _text;

    private IntrinsicArgument(string text) => _text = text;

    /// <summary>Takes a text.</summary>
    /// <param name="value">The text; quotes and backslashes are escaped, <c>\{</c> and <c>\}</c> stay as they are.</param>
    public static implicit operator IntrinsicArgument(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new IntrinsicArgument(Quote(value));
    }

    /// <summary>Takes a whole number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator IntrinsicArgument(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Takes a number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator IntrinsicArgument(double value) => new(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Takes a truth value.</summary>
    /// <param name="value">The truth value.</param>
    public static implicit operator IntrinsicArgument(bool value) => new(value ? "true" : "false");

    /// <summary>Takes a path or another call.</summary>
    /// <param name="value">The expression.</param>
    public static implicit operator IntrinsicArgument(Expression value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new IntrinsicArgument(value.Text);
    }

    /// <summary>Returns the argument as it stands in the call.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _text ?? "null";

    private static string Quote(string value)
    {
        var quoted = new StringBuilder("'");
        for (var i = 0; i < value.Length; i++)
        {
            var brace = i + 1 < value.Length && value[i + 1] is '{' or '}';
            if (value[i] == '\'' || (value[i] == '\\' && !brace))
                quoted.Append('\\');

            quoted.Append(value[i]);
        }

        return quoted.Append('\'').ToString();
    }
}
