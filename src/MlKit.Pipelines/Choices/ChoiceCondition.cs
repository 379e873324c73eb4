using System.Collections.Immutable;
using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Choices;

/// <summary>When a Choice rule holds. <see cref="Comparisons"/> and <see cref="Jsonata"/> make conditions, <see cref="And"/>, <see cref="Or"/> and <see cref="Not"/> join them.</summary>
public abstract record ChoiceCondition
{
    private protected ChoiceCondition()
    {
    }

    /// <summary>Gets the fields no property has.</summary>
    /// <value>The default is none. Those of a rule's own condition are in <see cref="ChoiceRule.Extra"/>.</value>
    public ExtraFields Extra { get; init; } = ExtraFields.Empty;

    /// <summary>Makes a condition in JSONata.</summary>
    /// <param name="expression">The expression without <c>{%</c> and <c>%}</c>; it yields a truth value.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentException">The expression is empty or blank, or stands between <c>{%</c> and <c>%}</c> already.</exception>
    public static ChoiceCondition Jsonata(string expression) => new JsonataCondition(Asl.Jsonata(expression));

    /// <summary>Returns a condition that holds where this one and all others hold.</summary>
    /// <param name="others">The other conditions.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentNullException">A condition is <see langword="null"/>.</exception>
    public ChoiceCondition And(params ReadOnlySpan<ChoiceCondition> others) => new AndCondition(Join(others));

    /// <summary>Returns a condition that holds where this one or one of the others holds.</summary>
    /// <param name="others">The other conditions.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentNullException">A condition is <see langword="null"/>.</exception>
    public ChoiceCondition Or(params ReadOnlySpan<ChoiceCondition> others) => new OrCondition(Join(others));

    /// <summary>Returns a condition that holds where this one does not.</summary>
    /// <returns>The condition.</returns>
    public ChoiceCondition Not() => new NotCondition(this);

    /// <summary>Takes the fields of the condition out of a rule or of a condition inside another; <see langword="null"/> where there are none.</summary>
    internal static ChoiceCondition? Take(ObjectReader reader)
    {
        if (reader.TakeObjects("And", ReadInner) is { IsDefault: false } all)
            return new AndCondition(all);

        if (reader.TakeObjects("Or", ReadInner) is { IsDefault: false } any)
            return new OrCondition(any);

        if (reader.TakeObject("Not", ReadInner) is { } negated)
            return new NotCondition(negated);

        return (ChoiceCondition?)ComparisonCondition.TryTake(reader) ?? TakeJsonata(reader);
    }

    internal abstract void Write(ObjectWriter writer);

    internal static void WriteInner(ChoiceCondition condition, ObjectWriter writer)
    {
        condition.Write(writer);
        writer.Write(condition.Extra);
    }

    private static ChoiceCondition ReadInner(ObjectReader reader) => (Take(reader) ?? new ComparisonCondition(null, null, null)) with { Extra = reader.Rest() };

    private static JsonataCondition? TakeJsonata(ObjectReader reader)
    {
        if (reader.Take("Condition", JsonValueKind.True) is not null)
            return new JsonataCondition(true);

        if (reader.Take("Condition", JsonValueKind.False) is not null)
            return new JsonataCondition(false);

        if (reader.TakeString("Condition") is not { } text)
            return null;

        return reader.Language == QueryLanguage.Jsonata && Expression.IsDelimited(text)
            ? new JsonataCondition(Expression.FromDelimited(text))
            : new JsonataCondition(false) { Text = text };
    }

    private ImmutableArray<ChoiceCondition> Join(ReadOnlySpan<ChoiceCondition> others)
    {
        foreach (var other in others)
            ArgumentNullException.ThrowIfNull(other, nameof(others));

        return [this, .. others];
    }
}
