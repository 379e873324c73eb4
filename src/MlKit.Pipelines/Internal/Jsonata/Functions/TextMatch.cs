using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>Where a pattern fits a text.</summary>
/// <param name="Text">The text that fits.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Groups">What fits the groups of the pattern.</param>
internal sealed record TextMatch(string Text, int Start, int End, JsonataArray Groups);
