namespace MlKit.Labeling.Geometry;

/// <summary>Holds poses between named coordinate frames and answers with the transform between any two that are connected.</summary>
/// <remarks>Not safe for concurrent <see cref="Add"/>; reading from many threads is safe once all frames are added.</remarks>
public sealed class TransformGraph
{
    // Sorted, so that the answer does not depend on the order of Add.
    private readonly SortedDictionary<string, SortedDictionary<string, RigidTransform>> _edges = new(StringComparer.Ordinal);

    /// <summary>Gets the names of all frames, in ordinal order.</summary>
    public IReadOnlyCollection<string> Frames => _edges.Keys;

    /// <summary>Adds a transform between two frames, or replaces the one that connects them directly.</summary>
    /// <param name="from">The source frame, such as "cam_front_left".</param>
    /// <param name="to">The target frame, such as "vehicle".</param>
    /// <param name="fromToTo">The pose of <paramref name="from"/> in <paramref name="to"/>: it maps coordinates of the first to the second.</param>
    /// <exception cref="ArgumentException">
    /// A name is empty, both names are equal, or the transform is not finite or its rotation not orthonormal to 1e-6.
    /// </exception>
    public void Add(string from, string to, RigidTransform fromToTo)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(from);
        ArgumentException.ThrowIfNullOrWhiteSpace(to);
        if (from == to)
            throw new ArgumentException($"A transform connects two frames, but both are '{from}'.", nameof(to));
        if (!fromToTo.Rotation.IsRotation(1e-6) || !double.IsFinite(fromToTo.Translation.Length))
            throw new ArgumentException($"The transform from '{from}' to '{to}' must be finite and its rotation orthonormal to 1e-6.", nameof(fromToTo));

        EdgesOf(from)[to] = fromToTo;
        EdgesOf(to)[from] = fromToTo.Inverse();
    }

    /// <summary>Says whether a frame is known.</summary>
    /// <param name="frame">The name of the frame.</param>
    /// <returns><see langword="true"/> if a transform from or to the frame was added.</returns>
    public bool Contains(string frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return _edges.ContainsKey(frame);
    }

    /// <summary>Says whether two frames are known and connected.</summary>
    /// <param name="from">The source frame.</param>
    /// <param name="to">The target frame.</param>
    /// <returns><see langword="true"/> if <see cref="Get"/> has an answer.</returns>
    public bool Contains(string from, string to) => Contains(from) && Contains(to) && FindPath(from, to) is not null;

    /// <summary>Returns the transform between two frames along the path of fewest steps, against the direction of a step where needed.</summary>
    /// <remarks>Among paths of equal length the choice is fixed by the ordinal order of the frame names.</remarks>
    /// <param name="from">The source frame.</param>
    /// <param name="to">The target frame.</param>
    /// <returns>The pose of <paramref name="from"/> in <paramref name="to"/>; the identity if both are the same.</returns>
    /// <exception cref="ArgumentException">A frame is not known.</exception>
    /// <exception cref="InvalidOperationException">No chain of transforms connects the two.</exception>
    public RigidTransform Get(string from, string to)
    {
        ThrowIfUnknown(from, nameof(from));
        ThrowIfUnknown(to, nameof(to));
        var previous = FindPath(from, to)
            ?? throw new InvalidOperationException($"No chain of transforms leads from '{from}' to '{to}'. Add the one that is missing.");

        var result = RigidTransform.Identity;
        for (var frame = to; frame != from; frame = previous[frame])
            result *= _edges[previous[frame]][frame];
        return result;
    }

    private SortedDictionary<string, RigidTransform> EdgesOf(string frame)
    {
        if (!_edges.TryGetValue(frame, out var edges))
            _edges[frame] = edges = new(StringComparer.Ordinal);
        return edges;
    }

    private void ThrowIfUnknown(string frame, string parameter)
    {
        ArgumentNullException.ThrowIfNull(frame, parameter);
        if (!_edges.ContainsKey(frame))
            throw new ArgumentException($"The frame '{frame}' is not known. Known are: {string.Join(", ", _edges.Keys)}.", parameter);
    }

    // Breadth first; the result names for each visited frame the one before it.
    private Dictionary<string, string>? FindPath(string from, string to)
    {
        var previous = new Dictionary<string, string>(StringComparer.Ordinal) { [from] = from };
        var queue = new Queue<string>([from]);
        while (queue.TryDequeue(out var frame))
        {
            if (frame == to)
                return previous;

            foreach (var next in _edges[frame].Keys)
            {
                if (previous.TryAdd(next, frame))
                    queue.Enqueue(next);
            }
        }

        return null;
    }
}
