namespace MlKit.Pipelines.Internal.Jsonata.Values;

/// <summary>One result of a path together with what the path bound on its way to it.</summary>
/// <param name="Focus">The result.</param>
/// <param name="Bindings">What <c>@</c>, <c>#</c> and the parents <c>%</c> looks for are.</param>
internal readonly record struct PathTuple(JsonataValue Focus, TupleBinding? Bindings)
{
    public PathTuple With(string? name, JsonataValue value) => name is null ? this : this with { Bindings = new TupleBinding(name, value, Bindings) };

    /// <summary>Puts the bindings of a path inside this one before its own.</summary>
    public PathTuple With(PathTuple inner) => new(inner.Focus, Join(inner.Bindings, Bindings));

    private static TupleBinding? Join(TupleBinding? first, TupleBinding? rest)
    {
        var names = new Stack<TupleBinding>();
        for (var binding = first; binding is not null; binding = binding.Next)
            names.Push(binding);

        foreach (var binding in names)
            rest = binding with { Next = rest };

        return rest;
    }
}
