namespace MlKit.Labeling.Conversion;

/// <summary>Tells how far a conversion is.</summary>
/// <param name="Completed">The frames that are done: converted, kept from an earlier run, or found to be bad.</param>
/// <param name="Total">The frames there are to do.</param>
/// <param name="Reused">Those of <paramref name="Completed"/> that an earlier run had converted already.</param>
public readonly record struct ConversionProgress(int Completed, int Total, int Reused);
