using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Choices;

/// <summary>A condition and the state it leads to.</summary>
public sealed record ChoiceRule
{
    /// <summary>Makes a rule.</summary>
    /// <param name="condition">When it holds.</param>
    /// <param name="next">The name of the state it leads to.</param>
    /// <exception cref="ArgumentNullException">The condition is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public ChoiceRule(ChoiceCondition condition, string next)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentException.ThrowIfNullOrWhiteSpace(next);
        Condition = condition;
        Next = next;
    }

    internal ChoiceRule()
    {
    }

    /// <summary>Gets when it holds.</summary>
    /// <value>It is <see langword="null"/> only in a definition that was read without one.</value>
    public ChoiceCondition? Condition { get; init; }

    /// <summary>Gets the name of the state it leads to.</summary>
    /// <value>It is <see langword="null"/> only in a definition that was read without one.</value>
    public string? Next { get; init; }

    /// <summary>Gets the variables that are assigned instead of those of the state.</summary>
    /// <value>The default is <see langword="null"/>: those of the state.</value>
    public Payload? Assign { get; init; }

    /// <summary>Gets the output (JSONata).</summary>
    /// <value>The default is <see langword="null"/>: that of the state.</value>
    public Payload? Output { get; init; }

    /// <summary>Gets a comment.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Comment { get; init; }

    /// <summary>Gets the fields no property has.</summary>
    /// <value>The default is none.</value>
    public ExtraFields Extra { get; init; } = ExtraFields.Empty;

    internal static ChoiceRule Read(ObjectReader reader) => new()
    {
        Condition = ChoiceCondition.Take(reader),
        Next = reader.TakeString("Next"),
        Assign = reader.TakePayload("Assign"),
        Output = reader.TakePayload("Output"),
        Comment = reader.TakeString("Comment"),
        Extra = reader.Rest(),
    };

    internal static void Write(ChoiceRule rule, ObjectWriter writer)
    {
        writer.Write("Comment", rule.Comment);
        rule.Condition?.Write(writer);
        writer.Write("Output", rule.Output);
        writer.Write("Assign", rule.Assign);
        writer.Write("Next", rule.Next);
        writer.Write(rule.Extra);
    }
}
