namespace Quickstart;

/// <summary>Names the files of an adjustment job.</summary>
/// <param name="Manifest">The input manifest.</param>
/// <param name="Categories">The label category configuration.</param>
/// <param name="Request">The request that creates the job.</param>
internal sealed record AdjustmentJob(string Manifest, string Categories, string Request);
