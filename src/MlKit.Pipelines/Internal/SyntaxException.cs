namespace MlKit.Pipelines.Internal;

/// <summary>Carries a <see cref="SyntaxProblem"/> out of a recursive parser; it never leaves the parser's <c>Parse</c>.</summary>
internal sealed class SyntaxException(int position, string expected) : Exception(expected)
{
    public SyntaxProblem Problem { get; } = new(position, expected);
}
