namespace MlKit.Pipelines.Internal;

/// <summary>Carries a <see cref="SyntaxProblem"/> out of a recursive parser; it never leaves the parser's <c>Parse</c>.</summary>
internal sealed class SyntaxException(int position, string expected, string? code = null) : Exception(expected)
{
    public SyntaxProblem Problem { get; } = new(position, expected);

    /// <summary>Gets the code the language has for the problem, if it has one.</summary>
    public string? Code { get; } = code;
}
