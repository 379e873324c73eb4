namespace MlKit.Pipelines.Internal.Jsonata;

/// <summary>A JSONata expression, taken apart.</summary>
/// <param name="Root">The whole expression, or <see langword="null"/> where it is none.</param>
/// <param name="Problem">Why it is none.</param>
internal sealed record JsonataSyntax(JsonataNode? Root, SyntaxProblem? Problem)
{
    /// <summary>Gets the language's code for the problem.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Gets the word the problem is about, where it does not begin at the problem's position.</summary>
    public string? ErrorToken { get; init; }

    /// <summary>Returns the field of <c>$states</c> a node reads, such as <c>result</c>, or <see langword="null"/>.</summary>
    public static string? StatesField(JsonataNode node) =>
        node is { Kind: JsonataNodeKind.Binary, Text: ".", Children: [{ Kind: JsonataNodeKind.Variable, Text: "states" }, { Kind: JsonataNodeKind.Name } field] } ? field.Text : null;
}
