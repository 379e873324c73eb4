using System.Collections.Immutable;

namespace MlKit.Pipelines.Diagrams;

/// <summary>A state in a diagram.</summary>
/// <param name="Id">A name of letters and digits.</param>
/// <param name="Name">The state's name.</param>
/// <param name="Type">The state's type.</param>
/// <param name="IsEnd">Whether the scope ends after it; Succeed and Fail are ends themselves.</param>
/// <param name="Inner">The scopes inside it.</param>
internal sealed record DiagramNode(string Id, string Name, string Type, bool IsEnd, ImmutableArray<DiagramScope> Inner);
