namespace MlKit.Conformance;

/// <summary>What came of a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Failure">Why it failed, or <see langword="null"/> where it passed.</param>
public sealed record CaseResult(ConformanceCase Case, string? Failure);
