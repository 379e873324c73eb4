using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Expressions;

/// <summary>JSON that may hold an <see cref="Expression"/> wherever it holds a value. It is immutable.</summary>
/// <remarks>Strings, numbers, truth values, expressions and JSON nodes convert to it; <see cref="Object"/> and <see cref="Array"/> put them together.</remarks>
[SuppressMessage("Naming", "CA1720", Justification = "JSON calls them so.")]
public abstract class Payload
{
    private protected Payload()
    {
    }

    /// <summary>Gets the JSON value <c>null</c>.</summary>
    public static Payload Null { get; } = new PayloadLiteral(JsonElement.Parse("null"));

    /// <summary>Makes an object of its members, in their order.</summary>
    /// <param name="members">The names, without <c>.$</c>, and the values.</param>
    /// <returns>The object.</returns>
    /// <exception cref="ArgumentNullException">A name or a value is <see langword="null"/>.</exception>
    public static Payload Object(params ReadOnlySpan<(string Name, Payload Value)> members)
    {
        var result = new PayloadMember[members.Length];
        for (var i = 0; i < members.Length; i++)
            result[i] = new PayloadMember(members[i].Name, members[i].Value);

        return new PayloadObject([.. result]);
    }

    /// <summary>Makes an array of its items.</summary>
    /// <param name="items">The items.</param>
    /// <returns>The array.</returns>
    /// <exception cref="ArgumentNullException">An item is <see langword="null"/>.</exception>
    public static Payload Array(params ReadOnlySpan<Payload> items)
    {
        foreach (var item in items)
            ArgumentNullException.ThrowIfNull(item, nameof(items));

        return new PayloadArray([.. items]);
    }

    /// <summary>Takes JSON as it is: nothing in it is an expression, whatever it looks like.</summary>
    /// <param name="value">The JSON.</param>
    /// <returns>The literal.</returns>
    public static Payload Literal(JsonElement value) => new PayloadLiteral(value.Clone());

    /// <summary>Reads JSON text and finds the expressions in it as a state of that language would: fields ending in <c>.$</c>, or strings between <c>{%</c> and <c>%}</c>.</summary>
    /// <param name="json">The text of one JSON value.</param>
    /// <param name="language">The language of the state.</param>
    /// <returns>The payload.</returns>
    /// <exception cref="Validation.DefinitionException">The text is not JSON.</exception>
    public static Payload Parse(string json, QueryLanguage language = QueryLanguage.JsonPath)
    {
        ArgumentNullException.ThrowIfNull(json);
        return PayloadReader.Read(JsonText.Parse(json), language);
    }

    /// <summary>Makes a string.</summary>
    /// <param name="value">The string.</param>
    /// <exception cref="ArgumentException">The string stands between <c>{%</c> and <c>%}</c>, so it would become an expression in a JSONata state.</exception>
    public static implicit operator Payload(string value) => FromString(value);

    /// <summary>Makes a number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Payload(long value) => FromInt64(value);

    /// <summary>Makes a number.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">The number is not finite.</exception>
    public static implicit operator Payload(double value) => FromDouble(value);

    /// <summary>Makes a truth value.</summary>
    /// <param name="value">The truth value.</param>
    public static implicit operator Payload(bool value) => FromBoolean(value);

    /// <summary>Makes a value that is computed while the workflow runs.</summary>
    /// <param name="value">The expression.</param>
    public static implicit operator Payload(Expression value) => FromExpression(value);

    /// <summary>Takes JSON as it is.</summary>
    /// <param name="value">The JSON.</param>
    public static implicit operator Payload(JsonNode value) => FromJsonNode(value);

    /// <summary>Sets what stands at a place, for instance an expression in a request that is otherwise fixed.</summary>
    /// <param name="pointer">
    /// The place as a JSON pointer, such as <c>/ResourceConfig/InstanceType</c> or <c>/InputDataConfig/0</c>: https://www.rfc-editor.org/rfc/rfc6901.
    /// Objects on the way that are absent are made; <c>-</c> is the place after the last item of an array.
    /// </param>
    /// <param name="value">What is to stand there.</param>
    /// <returns>The changed payload; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">The text is no pointer, or it leads past the end of an array or through a value that is neither an object nor an array.</exception>
    public Payload With(string pointer, Payload value)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        ArgumentNullException.ThrowIfNull(value);
        return PayloadChange.Set(this, pointer, value);
    }

    /// <summary>Makes a string.</summary>
    /// <param name="value">The string.</param>
    /// <returns>The payload.</returns>
    /// <exception cref="ArgumentException">The string stands between <c>{%</c> and <c>%}</c>, so it would become an expression in a JSONata state.</exception>
    public static Payload FromString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (Expression.IsDelimited(value))
            throw new ArgumentException($"A text must not stand between {{% and %}}, but was '{value}'. Call Asl.Jsonata for an expression, or Payload.Literal for a text that really has them.", nameof(value));

        return new PayloadLiteral(JsonText.FromString(value));
    }

    /// <summary>Makes a number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The payload.</returns>
    public static Payload FromInt64(long value) => new PayloadLiteral(JsonText.FromInt64(value));

    /// <summary>Makes a number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The payload.</returns>
    /// <exception cref="ArgumentException">The number is not finite.</exception>
    public static Payload FromDouble(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A number must be finite, but was {value}. JSON has no other numbers."), nameof(value));

        return new PayloadLiteral(JsonText.FromDouble(value));
    }

    /// <summary>Makes a truth value.</summary>
    /// <param name="value">The truth value.</param>
    /// <returns>The payload.</returns>
    public static Payload FromBoolean(bool value) => new PayloadLiteral(JsonElement.Parse(value ? "true" : "false"));

    /// <summary>Makes a value that is computed while the workflow runs.</summary>
    /// <param name="value">The expression.</param>
    /// <returns>The payload.</returns>
    public static Payload FromExpression(Expression value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Kind == ExpressionKind.Discard ? Null : new PayloadExpression(value);
    }

    /// <summary>Takes JSON as it is.</summary>
    /// <param name="value">The JSON.</param>
    /// <returns>The payload.</returns>
    public static Payload FromJsonNode(JsonNode value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new PayloadLiteral(JsonElement.Parse(value.ToJsonString()));
    }

    /// <summary>Returns the payload as it stands in a definition, on one line.</summary>
    /// <returns>The JSON.</returns>
    public override string ToString() => JsonText.Write(WriteTo, indented: false);

    internal abstract void WriteTo(Utf8JsonWriter writer);
}
