namespace Quickstart;

/// <summary>Names the files of an adjustment job.</summary>
/// <param name="Manifest">The input manifest.</param>
/// <param name="Categories">The label category configuration.</param>
internal sealed record AdjustmentJob(string Manifest, string Categories);
