namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary>One argument of an intrinsic function.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A text without its quotes but with its escapes, or a number, truth value or <c>null</c> as it was written.</param>
internal sealed record IntrinsicArgumentSyntax(IntrinsicArgumentKind Kind, string Text)
{
    public PathSyntax? Path { get; init; }

    public IntrinsicSyntax? Call { get; init; }
}
