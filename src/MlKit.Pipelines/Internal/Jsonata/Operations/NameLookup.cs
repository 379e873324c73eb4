using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>name</c>: a member of an object, or of each object of an array.</summary>
internal sealed class NameLookup(string name) : Operation
{
    public string Name { get; } = name;

    protected override JsonataValue Compute(JsonataValue input, Frame frame) => Find(input, Name, frame.Run);

    public static JsonataValue Find(JsonataValue input, string name, ExpressionRun run)
    {
        if (input.AsObject is { } members)
            return members.Get(name);

        return input.AsArray is { } array ? FindInEach(array, name, run) : default;
    }

    private static JsonataValue FindInEach(JsonataArray array, string name, ExpressionRun run)
    {
        ValueDepth.Check(0);
        var found = JsonataArray.Sequence();
        run.Charge(array.Count);
        for (var i = 0; i < array.Count; i++)
        {
            var value = Find(array[i], name, run);
            if (value.AsArray is { } many)
            {
                run.Charge(many.Count);
                found.AddRange(many);
            }
            else if (!value.IsUndefined)
            {
                found.Add(value);
            }
        }

        return JsonataValue.Of(found);
    }
}
