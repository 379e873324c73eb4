using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>[a, b]</c>.</summary>
internal sealed class ArrayConstructor(Operation[] items) : Operation
{
    /// <summary>Gets or sets whether it stands at an end of a path, which then does not flatten it.</summary>
    public bool IsPathEnd { get; set; }

    protected override JsonataValue Compute(JsonataValue input, Frame frame)
    {
        if (items is [not ArrayConstructor and var only] && only.Evaluate(input, frame) is var single && (single.AsArray is not null || single.IsUndefined))
            return JsonataValue.Of(Copy(single.AsArray ?? new JsonataArray(), frame.Run));

        var array = new JsonataArray(items.Length) { IsConstructed = IsPathEnd };
        foreach (var item in items)
            Add(array, item, item.Evaluate(input, frame), frame.Run);

        return JsonataValue.Of(array);
    }

    private static void Add(JsonataArray array, Operation item, JsonataValue value, ExpressionRun run)
    {
        if (item is not ArrayConstructor && value.AsArray is { } many)
        {
            run.Charge(many.Count);
            array.AddRange(many);
        }
        else if (!value.IsUndefined)
        {
            array.Add(value);
        }
    }

    /// <summary>Takes over a range as the range it is.</summary>
    private JsonataArray Copy(JsonataArray array, ExpressionRun run)
    {
        if (!array.IsRange)
            run.Charge(array.Count);

        return array.ToArray(IsPathEnd);
    }
}
