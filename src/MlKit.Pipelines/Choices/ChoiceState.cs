using System.Collections.Immutable;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Choices;

/// <summary>Leads on by the first rule that holds: https://states-language.net/spec.html#choice-state.</summary>
public sealed record ChoiceState : DataState
{
    private ChoiceState(string name)
        : base(name)
    {
    }

    internal ChoiceState(string name, ObjectReader reader)
        : base(name, reader)
    {
        Choices = reader.TakeObjects("Choices", ChoiceRule.Read);
        Default = reader.TakeString("Default");
        Assign = reader.TakePayload("Assign");
        Extra = reader.Rest();
    }

    /// <inheritdoc/>
    public override string Type => "Choice";

    /// <summary>Gets the rules.</summary>
    /// <value>It is default only in a definition that was read without them.</value>
    public ImmutableArray<ChoiceRule> Choices { get; init; }

    /// <summary>Gets the name of the state that follows where no rule holds.</summary>
    /// <value>The default is <see langword="null"/>: the state fails with <c>States.NoChoiceMatched</c>.</value>
    public string? Default { get; init; }

    /// <summary>Gets the variables that are assigned where no rule holds, or the rule that does assigns none.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public Payload? Assign { get; init; }

    /// <summary>Makes a Choice state without rules.</summary>
    /// <param name="name">The name of the state.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static ChoiceState Create(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new ChoiceState(name) { Choices = [] };
    }

    /// <summary>Adds a rule.</summary>
    /// <param name="condition">When it holds.</param>
    /// <param name="next">The name of the state it leads to.</param>
    /// <returns>The changed state.</returns>
    /// <exception cref="ArgumentNullException">The condition is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public ChoiceState When(ChoiceCondition condition, string next) => AddRule(new ChoiceRule(condition, next));

    /// <summary>Adds a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The changed state.</returns>
    /// <exception cref="ArgumentNullException">The rule is <see langword="null"/>.</exception>
    public ChoiceState AddRule(ChoiceRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return this with { Choices = Choices.IsDefault ? [rule] : Choices.Add(rule) };
    }

    /// <summary>Says which state follows where no rule holds.</summary>
    /// <param name="next">The name of that state.</param>
    /// <returns>The changed state.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public ChoiceState Otherwise(string next)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(next);
        return this with { Default = next };
    }

    private protected override void WriteWork(ObjectWriter writer)
    {
        writer.WriteObjects("Choices", Choices, ChoiceRule.Write);
        writer.Write("Default", Default);
        writer.Write("Assign", Assign);
    }
}
