namespace MlKit.Pipelines.Validation;

/// <summary>A place in a definition that issues are about, or one around those.</summary>
internal sealed class IssuePlace
{
    private readonly IssuePlace? _outer;
    private Dictionary<string, IssuePlace>? _inner;

    public IssuePlace()
    {
    }

    private IssuePlace(IssuePlace outer) => _outer = outer;

    public (int Line, int Column)? Own { get; set; }

    /// <summary>Gets where the place is in the text; where it is not there, the closest one around it.</summary>
    public (int Line, int Column) Found => Own ?? _outer?.Found ?? (1, 1);

    public bool HasInner => _inner is not null;

    public IssuePlace? Inner(string name) => _inner?.GetValueOrDefault(name);

    /// <summary>Returns the place a JSON pointer (RFC 6901) leads to from here.</summary>
    public IssuePlace Follow(string pointer)
    {
        var place = this;
        var parts = pointer == "/" ? [] : pointer.Split('/').Skip(1);
        foreach (var part in parts)
            place = place.Add(part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));

        return place;
    }

    private IssuePlace Add(string name)
    {
        _inner ??= [];
        if (!_inner.TryGetValue(name, out var inner))
            _inner[name] = inner = new IssuePlace(this);

        return inner;
    }
}
