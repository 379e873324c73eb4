using MlKit.Pipelines.Internal.Jsonata;
using MlKit.Pipelines.Internal.JsonPath;

namespace MlKit.Pipelines.Expressions;

/// <summary>A value that is computed while a workflow runs. <see cref="Asl"/> makes them.</summary>
/// <remarks>Two expressions are equal where their text in a definition is equal.</remarks>
public sealed class Expression : IEquatable<Expression>
{
    private const string Open = "{%";
    private const string Close = "%}";
    private const string IntrinsicPrefix = "States.";

    private PathSyntax? _path;
    private IntrinsicSyntax? _intrinsic;
    private JsonataSyntax? _jsonata;
    private JsonataExpression? _compiled;

    private Expression(ExpressionKind kind, string source, string text)
    {
        Kind = kind;
        Source = source;
        Text = text;
    }

    /// <summary>Gets what the expression is.</summary>
    public ExpressionKind Kind { get; }

    /// <summary>Gets the expression as it is written in its own language, JSONata without <c>{%</c> and <c>%}</c>; empty for <see cref="ExpressionKind.Discard"/>.</summary>
    public string Text { get; }

    /// <summary>Gets the string that stands in a definition.</summary>
    internal string Source { get; }

    internal static Expression Discard { get; } = new(ExpressionKind.Discard, "", "");

    internal PathSyntax Path => _path ??= PathParser.Parse(Text);

    internal IntrinsicSyntax Intrinsic => _intrinsic ??= IntrinsicParser.Parse(Text);

    internal JsonataSyntax Jsonata => _jsonata ??= JsonataParser.Parse(Text);

    /// <summary>Gets the JSONata in the form that is evaluated, made when it is first needed.</summary>
    internal JsonataExpression Compiled => _compiled ??= JsonataExpression.Compile(Text, Jsonata);

    /// <summary>Compares the text of two expressions.</summary>
    /// <param name="other">The other expression.</param>
    /// <returns>Whether both have the same kind and the same text.</returns>
    public bool Equals(Expression? other) => other is not null && Kind == other.Kind && Source == other.Source;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Expression);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Source);

    /// <summary>Returns the expression as it stands in a definition.</summary>
    /// <returns>The text, JSONata between <c>{%</c> and <c>%}</c>.</returns>
    public override string ToString() => Kind == ExpressionKind.Discard ? "null" : Source;

    internal static bool IsDelimited(string value) =>
        value.Length >= Open.Length + Close.Length && value.StartsWith(Open, StringComparison.Ordinal) && value.EndsWith(Close, StringComparison.Ordinal);

    internal static bool LooksLikeIntrinsic(string value) => value.StartsWith(IntrinsicPrefix, StringComparison.Ordinal);

    internal static Expression FromJsonPath(string text) =>
        new(LooksLikeIntrinsic(text) ? ExpressionKind.Intrinsic : ExpressionKind.Path, text, text);

    internal static Expression FromJsonata(string text) => new(ExpressionKind.Jsonata, $"{Open} {text} {Close}", text);

    internal static Expression FromDelimited(string value) => new(ExpressionKind.Jsonata, value, value[Open.Length..^Close.Length].Trim());
}
