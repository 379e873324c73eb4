namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary><c>[?(@.a == 1)]</c>; the text between <c>?</c> and <c>]</c>.</summary>
internal sealed record FilterSegment(string Text, bool Recursive) : PathSegment(Recursive)
{
    private FilterCondition? _condition;

    /// <summary>Gets the condition, parsed on first use.</summary>
    public FilterCondition Condition => _condition ??= FilterParser.Parse(Text);
}
