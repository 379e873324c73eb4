using System.Text.Json;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>What an iteration is for.</summary>
internal sealed record MapItem(int Index, JsonElement Value)
{
    public ContextNode ToContext() => new ContextNode().Add("Item", new ContextNode().Add("Index", Index).Add("Value", Value));
}
