namespace MlKit.Pipelines.Validation;

/// <summary>A rule of the language or of AWS, as <c>docs/diagnostics.md</c> lists it.</summary>
/// <param name="Code">The code users see.</param>
/// <param name="Severity">How serious a breach is.</param>
/// <param name="Summary">What must hold, in one sentence.</param>
internal sealed record Rule(string Code, IssueSeverity Severity, string Summary);
