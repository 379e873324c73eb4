using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>*</c>: every member.</summary>
internal sealed class Wildcard : Operation
{
    protected override JsonataValue Compute(JsonataValue input, Frame frame)
    {
        if (input.AsArray is { IsInput: true, Count: > 0 } whole)
            input = whole[0];

        var values = new JsonataArray();
        var hasArray = false;
        if (input.AsObject is { } members)
        {
            foreach (var (_, value) in members.Members)
                hasArray |= Add(values, value, frame.Run);
        }
        else if (input.AsArray is { } array)
        {
            for (var i = 0; i < array.Count; i++)
                hasArray |= Add(values, array[i], frame.Run);
        }

        // Values of which one was an array stay an array, even if they are one or none.
        return JsonataValue.Of(hasArray ? values : values.ToSequence());
    }

    private static bool Add(JsonataArray found, JsonataValue value, ExpressionRun run)
    {
        run.Charge(1);
        if (value.AsArray is not { } array)
        {
            found.Add(value);
            return false;
        }

        ValueDepth.Check(0);
        for (var i = 0; i < array.Count; i++)
            _ = Add(found, array[i], run);

        return true;
    }
}
