using System.Collections.Immutable;
using MlKit.Pipelines.Internal.JsonPath;

namespace MlKit.Pipelines.Internal;

/// <summary>The context object: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html. It is built when a path first asks for it.</summary>
internal sealed class ContextObject(Func<ContextNode> build)
{
    private ContextNode? _root;

    public ContextNode Root => _root ??= build();

    public PathResult Find(ImmutableArray<PathSegment> segments)
    {
        var node = Root;
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i] is not NameSegment { IsReference: true } segment || !node.TryGet(segment.Names[0], out var value, out var inner))
                return PathEvaluator.Evaluate(segments[i..], node.ToElement());

            if (value is { } element)
                return PathEvaluator.Evaluate(segments[(i + 1)..], element);

            node = inner!;
        }

        return node.ToElement();
    }
}
