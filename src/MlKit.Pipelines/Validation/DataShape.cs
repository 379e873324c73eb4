using System.Collections.Immutable;
using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal.JsonPath;

namespace MlKit.Pipelines.Validation;

/// <summary>What is known of a JSON object before the workflow runs: the fields it can have. Of anything else nothing is known, and it is <see langword="null"/>.</summary>
/// <param name="Fields">The fields, each with what is known of it.</param>
internal sealed record DataShape(ImmutableSortedDictionary<string, DataShape?> Fields)
{
    /// <summary>Deeper objects are not followed: a template in a loop can nest without end.</summary>
    private const int MaxDepth = 6;

    /// <summary>Of objects with more in them nothing is known: states that copy their input into their input double it each time, and to join such on every way would take for ever.</summary>
    private const int MaxSize = 512;

    private static readonly ImmutableSortedDictionary<string, DataShape?> NoFields = ImmutableSortedDictionary.Create<string, DataShape?>(StringComparer.Ordinal);

    private readonly int _depth = 1 + Fields.Values.Select(field => field?._depth ?? 0).DefaultIfEmpty().Max();
    private readonly int _size = 1 + Fields.Values.Sum(field => field?._size ?? 1);

    public static DataShape Empty { get; } = new(NoFields);

    public static DataShape Error { get; } = new(NoFields.Add("Error", null).Add("Cause", null));

    public static DataShape? Of(JsonElement value, int depth = 0)
    {
        if (value.ValueKind != JsonValueKind.Object || depth == MaxDepth)
            return null;

        return Make(NoFields.SetItems(value.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, Of(property.Value, depth + 1)))));
    }

    /// <summary>Returns what a payload template makes of an input.</summary>
    public static DataShape? Of(Payload payload, DataShape? input, int depth = 0) => payload switch
    {
        PayloadLiteral literal => Of(literal.Value, depth),
        PayloadObject value when depth < MaxDepth => Make(NoFields.SetItems(value.Members.Select(member => KeyValuePair.Create(member.Name, Of(member.Value, input, depth + 1))))),
        PayloadExpression { Value: { Kind: ExpressionKind.Path } path } when depth == 0 || input?._depth + depth < MaxDepth => Take(input, path.Path),
        _ => null,
    };

    /// <summary>Returns what a path finds, as far as that is known.</summary>
    public static DataShape? Take(DataShape? input, PathSyntax path)
    {
        if (path.Root != PathRoot.Input || path.Problem is not null)
            return null;

        var shape = input;
        foreach (var segment in path.Segments)
        {
            if (shape is null || segment is not NameSegment { IsReference: true } name || !shape.Fields.TryGetValue(name.Names[0], out shape))
                return null;
        }

        return shape;
    }

    /// <summary>Returns the first name of a path that nothing can have, with the object that lacks it; <see langword="null"/> where there may be something.</summary>
    public static (string Name, DataShape Owner)? Missing(DataShape? input, PathSyntax path)
    {
        if (path.Root != PathRoot.Input || path.Problem is not null)
            return null;

        var shape = input;
        foreach (var segment in path.Segments)
        {
            if (shape is null || segment is not NameSegment { IsReference: true } name)
                return null;

            if (!shape.Fields.TryGetValue(name.Names[0], out var inner))
                return (name.Names[0], shape);

            shape = inner;
        }

        return null;
    }

    /// <summary>Returns an input with a result put into it.</summary>
    public static DataShape? Put(DataShape? input, PathSyntax path, DataShape? result)
    {
        if (path.Segments.IsEmpty)
            return result;

        return input is null || path.Segments.Length > MaxDepth || !path.Segments.All(segment => segment is NameSegment { IsReference: true }) ? null : input.Put([.. path.Segments.Select(segment => ((NameSegment)segment).Names[0])], result);
    }

    /// <summary>Returns what may arrive where two ways meet.</summary>
    public static DataShape? Join(DataShape? first, DataShape? second)
    {
        if (first is null || second is null)
            return null;

        if (ReferenceEquals(first, second))
            return first;

        var fields = first.Fields;
        foreach (var (name, shape) in second.Fields)
            fields = fields.SetItem(name, fields.TryGetValue(name, out var known) ? Join(known, shape) : null);

        foreach (var (name, shape) in first.Fields)
        {
            if (shape is not null && !second.Fields.ContainsKey(name))
                fields = fields.SetItem(name, null);
        }

        // SetItem returns the same dictionary where it changes nothing.
        return ReferenceEquals(fields, first.Fields) ? first : Make(fields);
    }

    private static DataShape? Make(ImmutableSortedDictionary<string, DataShape?> fields) => new DataShape(fields) is { _depth: <= MaxDepth, _size: <= MaxSize } shape ? shape : null;

    private DataShape? Put(ReadOnlySpan<string> names, DataShape? result)
    {
        if (names.Length == 1)
            return With(names[0], result);

        if (!Fields.TryGetValue(names[0], out var inner))
            inner = Empty;

        return With(names[0], inner?.Put(names[1..], result));
    }

    // What is inside may be too deep or too large to follow; that it is there is known all the same.
    private DataShape? With(string name, DataShape? value) => Make(Fields.SetItem(name, value)) ?? Make(Fields.SetItem(name, null));
}
