using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Operations;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary><c>|a|b,c|</c>: a function that copies a value and changes what a pattern finds in the copy.</summary>
internal sealed class Transformation(TransformDefinition definition, Frame frame) : JsonataFunction
{
    private static readonly Signature Parameter = SignatureParser.Parse("<(oa):o>");

    public override int Arity => 1;

    protected override JsonataValue Begin(JsonataValue[] arguments, JsonataValue context, ExpressionRun run)
    {
        var value = Parameter.Check(arguments, context, run)[0];
        if (value.IsUndefined)
            return default;

        var copy = Copy(value, run, 0);
        var found = definition.Pattern.Evaluate(copy, frame);
        if (found.IsUndefined)
            return copy;

        foreach (var match in (found.AsArray ?? JsonataArray.Sequence(found)).Items)
            Change(match);

        return copy;
    }

    private void Change(JsonataValue match)
    {
        var update = definition.Update.Evaluate(match, frame);
        if (!update.IsUndefined && update.AsObject is null)
            throw new JsonataException("T2011", $"The update of a transformation must be an object, but was {Describe.Value(update)}.", position: definition.Position);

        var target = match.AsObject is { } found && !found.TryGetSource(out _) ? found : null;
        if (!update.IsSameAs(match))
        {
            foreach (var (name, value) in update.AsObject?.Members ?? [])
                target?.Set(name, value);
        }

        foreach (var name in Deleted(match))
            target?.Remove(name.AsString!);
    }

    private ReadOnlySpan<JsonataValue> Deleted(JsonataValue match)
    {
        var names = definition.Deletion?.Evaluate(match, frame) ?? default;
        if (names.IsUndefined)
            return [];

        var items = (names.AsArray ?? JsonataArray.Sequence(names)).Items;
        foreach (var name in items)
        {
            if (name.AsString is null)
                throw new JsonataException("T2012", $"What a transformation deletes must be a string or an array of strings, but was or held {Describe.Value(name)}.", position: definition.Position);
        }

        return items;
    }

    private static JsonataValue Copy(JsonataValue value, ExpressionRun run, int depth)
    {
        run.Charge(1);
        ValueDepth.Check(depth);
        if (value.AsArray is { } array)
        {
            var items = new JsonataArray(array.Count);
            for (var i = 0; i < array.Count; i++)
                items.Add(Copy(array[i], run, depth + 1));

            return JsonataValue.Of(items);
        }

        if (value.AsObject is not { } members)
            return value;

        var copy = new JsonataObject();
        foreach (var (name, member) in members.Members)
            copy.Set(name, Copy(member, run, depth + 1));

        return JsonataValue.Of(copy);
    }
}
