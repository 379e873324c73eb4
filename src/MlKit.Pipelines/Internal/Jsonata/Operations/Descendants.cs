using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>**</c>: the value and everything inside it.</summary>
internal sealed class Descendants : Operation
{
    protected override JsonataValue Compute(JsonataValue input, Frame frame)
    {
        var found = JsonataArray.Sequence();
        if (!input.IsUndefined)
            Add(found, input, frame.Run);

        return JsonataValue.Of(found);
    }

    private static void Add(JsonataArray found, JsonataValue value, ExpressionRun run)
    {
        run.Charge(1);
        ValueDepth.Check(0);
        if (value.AsArray is { } array)
        {
            for (var i = 0; i < array.Count; i++)
                Add(found, array[i], run);

            return;
        }

        found.Add(value);
        if (value.AsObject is not { } members)
            return;

        foreach (var (_, member) in members.Members)
            Add(found, member, run);
    }
}
