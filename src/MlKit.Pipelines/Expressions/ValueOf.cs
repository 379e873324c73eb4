using System.Diagnostics.CodeAnalysis;

namespace MlKit.Pipelines.Expressions;

/// <summary>A field's value: a literal, or an expression that yields it while the workflow runs.</summary>
/// <typeparam name="T">The type of the literal.</typeparam>
public sealed record ValueOf<T>
    where T : notnull
{
    private readonly T _literal;

    private ValueOf(T literal, Expression? expression)
    {
        _literal = literal;
        Expression = expression;
    }

    /// <summary>Gets the expression, or <see langword="null"/> for a literal.</summary>
    public Expression? Expression { get; }

    /// <summary>Gets whether the value is known before the workflow runs.</summary>
    [MemberNotNullWhen(false, nameof(Expression))]
    public bool IsLiteral => Expression is null;

    /// <summary>Gets the literal.</summary>
    /// <exception cref="InvalidOperationException">The value is an expression.</exception>
    public T Literal => IsLiteral ? _literal : throw new InvalidOperationException($"The value is the expression {Expression}, not a literal. Ask IsLiteral first.");

    /// <summary>Makes a literal.</summary>
    /// <param name="literal">The value.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "The property of the record takes the literal as it is.")]
    public static implicit operator ValueOf<T>(T literal) => new(literal, null);

    /// <summary>Makes a value of an expression; of none, no value.</summary>
    /// <param name="expression">The expression.</param>
    [return: NotNullIfNotNull(nameof(expression))]
    [SuppressMessage("Usage", "CA2225", Justification = "The property of the record takes the expression as it is.")]
    public static implicit operator ValueOf<T>?(Expression? expression) => expression is null ? null : new ValueOf<T>(default!, expression);

    /// <summary>Returns the literal or the expression as text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Expression?.ToString() ?? Convert.ToString(_literal, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
