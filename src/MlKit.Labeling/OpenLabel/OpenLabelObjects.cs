using System.Globalization;
using MlKit.Labeling.Annotations;

namespace MlKit.Labeling.OpenLabel;

/// <summary>Gives each object its uid: its id where that is a UUID, a number otherwise. The standard allows nothing else.</summary>
internal sealed class OpenLabelObjects
{
    private readonly Dictionary<(string Id, string Label, string? Name), OpenLabelObject> _tracks = [];
    private readonly Dictionary<object, OpenLabelObject> _objectOf = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _uids = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<OpenLabelObject> _objects = [];

    public OpenLabelObjects(IEnumerable<AnnotatedFrame> frames)
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
    public IReadOnlyList<OpenLabelObject> Objects => _objects;

    public string UidOf(object annotation) => _objectOf[annotation].Uid;

    private void Add(object annotation, int frame, string? id, string label, string? name)
    {
        // One annotation may stand in several frames. An object whose label or name changes on the way is one for each: the standard keeps both once for all frames.
        if (!_objectOf.TryGetValue(annotation, out var found) && (id is null || !_tracks.TryGetValue((id, label, name), out found)))
        {
            found = new OpenLabelObject(CreateUid(id), id, label, name, []);
            _objects.Add(found);
            if (id is not null)
                _tracks[(id, label, name)] = found;
        }

        found.Frames.Add(frame);
        _objectOf[annotation] = found;
    }

    private string CreateUid(string? id) => Guid.TryParseExact(id, "D", out _) && _uids.Add(id) ? id : _objects.Count.ToString(CultureInfo.InvariantCulture);
}
