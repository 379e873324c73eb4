using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>What a child execution of a distributed Map is given.</summary>
/// <param name="Index">The number of the child, counted from 0.</param>
/// <param name="Input">The input: an item, or a batch of them.</param>
/// <param name="ItemCount">The number of items in it.</param>
internal sealed record ChildInput(int Index, JsonElement Input, int ItemCount);
