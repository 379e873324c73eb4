using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary>The pairs of <c>{"a": b}</c>: what has the same name is looked at together.</summary>
internal sealed class PairList(Operation[] names, Operation[] values, int position)
{
    /// <summary>Makes an object of a value, of each item of an array, or of each result of a path that binds.</summary>
    public JsonataValue Build(JsonataValue input, Frame frame)
    {
        if (input.AsTuples is { } stream)
            return BuildFromTuples(stream, frame);

        var groups = new OrderedDictionary<string, Group>();
        var items = input.AsArray is { Count: > 0 } array ? array : JsonataArray.Sequence(input.AsArray is null ? input : default);
        for (var i = 0; i < items.Count; i++)
        {
            for (var pair = 0; pair < names.Length; pair++)
            {
                if (Name(pair, items[i], frame) is { } name)
                    GroupOf(groups, name, pair, frame.Run).Items.Add(items[i]);
            }
        }

        var result = new JsonataObject();
        foreach (var (name, group) in groups)
            Set(result, name, values[group.Pair].Evaluate(Together(group.Items, frame.Run), frame));

        return JsonataValue.Of(result);
    }

    private JsonataValue BuildFromTuples(TupleStream stream, Frame frame)
    {
        var groups = new OrderedDictionary<string, Group>();
        foreach (var tuple in stream.Tuples)
        {
            for (var pair = 0; pair < names.Length; pair++)
            {
                if (Name(pair, tuple.Focus, new Frame(frame, tuple.Bindings)) is { } name)
                    GroupOf(groups, name, pair, frame.Run).Tuples.Add(tuple);
            }
        }

        var result = new JsonataObject();
        foreach (var (name, group) in groups)
        {
            var (focus, bindings) = Together(group.Tuples, frame.Run);
            Set(result, name, values[group.Pair].Evaluate(focus, new Frame(frame, bindings)));
        }

        return JsonataValue.Of(result);
    }

    private string? Name(int pair, JsonataValue item, Frame frame)
    {
        var name = names[pair].Evaluate(item, frame);
        return name.IsUndefined || name.AsString is not null
            ? name.AsString
            : throw new JsonataException("T1003", $"A name of an object must be a string, but was {Describe.Value(name)}.", "{", position);
    }

    private Group GroupOf(OrderedDictionary<string, Group> groups, string name, int pair, ExpressionRun run)
    {
        run.Charge(1);
        if (!groups.TryGetValue(name, out var group))
            groups.Add(name, group = new Group(pair));

        return group.Pair == pair
            ? group
            : throw new JsonataException("D1009", "Two pairs of an object must have different names, but have the same. Take one of them away.", "{", position);
    }

    private static void Set(JsonataObject result, string name, JsonataValue value)
    {
        if (!value.IsUndefined)
            result.Set(name, value);
    }

    private static JsonataValue Together(List<JsonataValue> items, ExpressionRun run)
    {
        var all = items[0];
        if (items.Count == 1)
            return all;

        var array = new JsonataArray();
        foreach (var item in items)
        {
            run.Charge(item.AsArray?.Count ?? 1);
            if (item.AsArray is { } many)
                array.AddRange(many);
            else
                array.Add(item);
        }

        return JsonataValue.Of(array);
    }

    private static PathTuple Together(List<PathTuple> tuples, ExpressionRun run)
    {
        if (tuples is [var only])
            return only;

        var bound = new OrderedDictionary<string, List<JsonataValue>>();
        foreach (var tuple in tuples)
        {
            var seen = new HashSet<string>();
            for (var binding = tuple.Bindings; binding is not null; binding = binding.Next)
            {
                run.Charge(1);
                if (seen.Add(binding.Name))
                    (bound.TryGetValue(binding.Name, out var values) ? values : bound[binding.Name] = []).Add(binding.Value);
            }
        }

        TupleBinding? bindings = null;
        foreach (var (name, values) in bound)
            bindings = new TupleBinding(name, Together(values, run), bindings);

        return new PathTuple(Together([.. tuples.Select(tuple => tuple.Focus)], run), bindings);
    }

    private sealed class Group(int pair)
    {
        public int Pair { get; } = pair;

        public List<JsonataValue> Items { get; } = [];

        public List<PathTuple> Tuples { get; } = [];
    }
}
