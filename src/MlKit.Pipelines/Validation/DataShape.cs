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

    /// <summary>Of wider objects nothing is known: to join those on every way through a large definition would take minutes.</summary>
    private const int MaxFields = 256;

    private static readonly ImmutableSortedDictionary<string, DataShape?> NoFields = ImmutableSortedDictionary.Create<string, DataShape?>(StringComparer.Ordinal);

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
        PayloadExpression { Value: { Kind: ExpressionKind.Path } path } when depth == 0 || input?.Depth() + depth < MaxDepth => Take(input, path.Path),
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

        return input is null || !path.Segments.All(segment => segment is NameSegment { IsReference: true }) ? null : input.Put([.. path.Segments.Select(segment => ((NameSegment)segment).Names[0])], result);
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

    private static DataShape? Make(ImmutableSortedDictionary<string, DataShape?> fields) => fields.Count > MaxFields ? null : new DataShape(fields);

    private int Depth() => 1 + Fields.Values.Select(field => field?.Depth() ?? 0).DefaultIfEmpty().Max();

    private DataShape? Put(ReadOnlySpan<string> names, DataShape? result)
    {
        if (names.Length == 1)
            return Make(Fields.SetItem(names[0], result));

        if (!Fields.TryGetValue(names[0], out var inner))
            inner = Empty;

        return Make(Fields.SetItem(names[0], inner?.Put(names[1..], result)));
    }
}
