namespace MlKit.Pipelines.Internal;

/// <summary>Why a text is no expression of its language.</summary>
/// <param name="Position">The index of the first character that cannot stand there.</param>
/// <param name="Expected">What could, without a full stop: "a name after '.'".</param>
internal sealed record SyntaxProblem(int Position, string Expected);
