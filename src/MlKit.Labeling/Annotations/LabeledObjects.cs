namespace MlKit.Labeling.Annotations;

/// <summary>Lists the objects of frames: what has one id, one label and one name. A label without id is an object of its own.</summary>
/// <remarks>Formats that keep label and name once for all frames have an object that changes either on the way as one for each.</remarks>
internal sealed class LabeledObjects
{
    private readonly Dictionary<(string Id, string Label, string? Name), LabeledObject> _tracks = [];
    private readonly Dictionary<object, LabeledObject> _objectOf = new(ReferenceEqualityComparer.Instance);
    private readonly List<LabeledObject> _all = [];

    public LabeledObjects(IEnumerable<AnnotatedFrame> frames)
    {
        foreach (var frame in frames)
        {
            foreach (var cuboid in frame.Cuboids)
                Add(cuboid, frame.Number, cuboid.ObjectId, cuboid.Label, cuboid.ObjectName);
            foreach (var rectangle in frame.Images.SelectMany(image => image.Rectangles))
                Add(rectangle, frame.Number, rectangle.ObjectId, rectangle.Label, rectangle.ObjectName);
        }
    }

    /// <summary>Gets the objects in the order in which they first occur.</summary>
    public IReadOnlyList<LabeledObject> All => _all;

    /// <summary>Returns the object of a cuboid or rectangle.</summary>
    public LabeledObject Of(object annotation) => _objectOf[annotation];

    private void Add(object annotation, int frame, string? id, string label, string? name)
    {
        // One annotation may stand in several frames.
        if (!_objectOf.TryGetValue(annotation, out var found) && (id is null || !_tracks.TryGetValue((id, label, name), out found)))
        {
            found = new LabeledObject(_all.Count, id, label, name, []);
            _all.Add(found);
            if (id is not null)
                _tracks[(id, label, name)] = found;
        }

        found.Frames.Add(frame);
        _objectOf[annotation] = found;
    }
}
