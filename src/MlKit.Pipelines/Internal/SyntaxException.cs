namespace MlKit.Pipelines.Internal;

/// <summary>Carries a <see cref="SyntaxProblem"/> out of a recursive parser; it never leaves the parser's <c>Parse</c>.</summary>
internal sealed class SyntaxException(int position, string expected, string? code = null, string? token = null) : Exception(expected)
{
    public SyntaxProblem Problem { get; } = new(position, expected);

    /// <summary>Gets the code the language has for the problem, if it has one.</summary>
    public string? Code { get; } = code;

    /// <summary>Gets the word the problem is about, where it does not begin at the position.</summary>
    public string? Token { get; } = token;
}
