using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>a in b</c>.</summary>
internal sealed class Membership(Operation item, Operation array) : Operation
{
    protected override JsonataValue Compute(JsonataValue input, Frame frame)
    {
        var wanted = item.Evaluate(input, frame);
        var found = array.Evaluate(input, frame);
        if (wanted.IsUndefined || found.IsUndefined)
            return JsonataValue.Of(false);

        if (found.AsArray is not { } items)
            return JsonataValue.Of(ValueComparer.AreEqual(found, wanted, frame.Run));

        frame.Run.Charge(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (ValueComparer.AreEqual(items[i], wanted, frame.Run))
                return JsonataValue.Of(true);
        }

        return JsonataValue.Of(false);
    }
}
