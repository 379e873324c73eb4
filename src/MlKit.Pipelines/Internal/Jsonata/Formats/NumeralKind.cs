namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>How an integer picture writes numbers.</summary>
internal enum NumeralKind
{
    Digits,
    Letters,
    Roman,
    Words,
}
