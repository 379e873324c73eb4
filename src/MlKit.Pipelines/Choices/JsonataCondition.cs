using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Choices;

/// <summary>Holds where a JSONata expression yields <c>true</c>.</summary>
/// <param name="Condition">The expression, or a fixed truth value.</param>
public sealed record JsonataCondition(ValueOf<bool> Condition) : ChoiceCondition
{
    /// <summary>Gets a text that is no expression, as a wrong definition may have it.</summary>
    internal string? Text { get; init; }

    internal override void Write(ObjectWriter writer)
    {
        if ((Text ?? Condition.Expression?.Source) is { } text)
            writer.Write(nameof(Condition), text);
        else
            writer.Json.WriteBoolean(nameof(Condition), Condition.Literal);
    }
}
