namespace MlKit.Pipelines.Expressions;

/// <summary>One field of a <see cref="PayloadObject"/>.</summary>
public sealed record PayloadMember
{
    internal const string ExpressionSuffix = ".$";

    /// <summary>Makes a field.</summary>
    /// <param name="name">The name, without <c>.$</c>.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public PayloadMember(string name, Payload value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        Name = name;
        Value = value;
    }

    /// <summary>Gets the name, without <c>.$</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the value.</summary>
    public Payload Value { get; }

    /// <summary>Gets the name as it stands in a definition.</summary>
    internal string FieldName => Value is PayloadExpression { Value.Kind: ExpressionKind.Path or ExpressionKind.Intrinsic } ? Name + ExpressionSuffix : Name;
}
