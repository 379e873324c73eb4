using System.Collections.Immutable;
using System.Globalization;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.OpenLabel;

/// <summary>Reads OpenLABEL and gathers every breach of the format; what has no place in the model is passed over.</summary>
internal sealed class OpenLabelReader
{
    private readonly Dictionary<string, (string? Id, string Label, string? Name)> _objects = new(StringComparer.Ordinal);
    private readonly HashSet<string> _frameContexts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _cameras = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, (int Width, int Height)> _sizes = [];
    private readonly List<(List<(long Start, long End)> Intervals, ImmutableArray<CuboidAnnotation> Cuboids, SortedDictionary<int, List<RectangleAnnotation>> Rectangles)> _static = [];
    private string? _coordinateSystem;

    private OpenLabelReader()
    {
    }

    public static OpenLabelFile Read(JsonCursor root)
    {
        if (root.Required("openlabel") is not { } openLabel)
            return new([]);

        var reader = new OpenLabelReader();
        if (openLabel.Required("metadata")?.Required("schema_version") is { } version && version.String() is { } text && !text.StartsWith("1.", StringComparison.Ordinal))
            version.Wrong("must be a version 1", "Convert the file to OpenLABEL 1.0.0.");
        foreach (var (uid, cursor) in openLabel.Optional("objects")?.Properties() ?? [])
            reader._objects[uid] = ReadObject(uid, cursor);
        foreach (var (uid, cursor) in openLabel.Optional("contexts")?.Properties() ?? [])
        {
            if (cursor.Required("type")?.String() == OpenLabelNames.FrameAttributes)
                reader._frameContexts.Add(uid);
        }

        reader.ReadCameras(openLabel.Optional("streams"));
        foreach (var (uid, cursor) in openLabel.Optional("objects")?.Properties() ?? [])
            reader.ReadStatic(cursor, reader._objects[uid]);
        var frames = openLabel.Optional("frames") is { } found ? reader.ReadFrames(found) : [reader.OnlyFrame()];

        // Sizes are by index: those up to the first camera without one.
        return new OpenLabelFile(frames) { ImageSizes = [.. reader._sizes.Where((size, i) => size.Key == i).Select(size => size.Value)] };
    }

    /// <summary>Numbers the cameras: ours by their names, others in the order of the file by the numbers that are left.</summary>
    private void ReadCameras(JsonCursor? streams)
    {
        var others = new List<string>();
        foreach (var (name, stream) in streams?.Properties() ?? [])
        {
            if (OpenLabelNames.CameraIndex(name) is { } index)
                _cameras[name] = index;
            else if (stream.Optional("type")?.String() == "camera")
                others.Add(name);
        }

        var (taken, next) = (_cameras.Values.ToHashSet(), 0);
        foreach (var name in others)
        {
            while (taken.Contains(next))
                next++;
            _cameras[name] = next++;
        }
    }

    /// <summary>Reads the shapes that an object has itself: those of an object that does not move, or of a file without frames.</summary>
    private void ReadStatic(JsonCursor content, (string? Id, string Label, string? Name) found)
    {
        var cuboids = ImmutableArray.CreateBuilder<CuboidAnnotation>();
        var rectangles = new SortedDictionary<int, List<RectangleAnnotation>>();
        if (content.Optional("object_data") is { } data)
            ReadShapes(data, found, cuboids, rectangles);
        if (cuboids.Count + rectangles.Count == 0)
            return;

        var intervals = (content.Optional("frame_intervals")?.Items() ?? []).Select(interval => (interval.Optional("frame_start")?.Integer() ?? 0, interval.Optional("frame_end")?.Integer() ?? long.MaxValue));
        _static.Add(([.. intervals], cuboids.ToImmutable(), rectangles));
    }

    /// <summary>Adds the shapes that objects have themselves: to the frames they occur in, or to all where none are named.</summary>
    private void AddStatic(int? frame, ImmutableArray<CuboidAnnotation>.Builder cuboids, SortedDictionary<int, List<RectangleAnnotation>> rectangles)
    {
        foreach (var shapes in _static.Where(shapes => frame is null || shapes.Intervals.Count == 0 || shapes.Intervals.Exists(interval => interval.Start <= frame && frame <= interval.End)))
        {
            cuboids.AddRange(shapes.Cuboids);
            foreach (var (camera, found) in shapes.Rectangles)
                OfCamera(rectangles, camera).AddRange(found);
        }
    }

    /// <summary>Returns the frame of a file without frames, such as that of one image.</summary>
    private AnnotatedFrame OnlyFrame()
    {
        var cuboids = ImmutableArray.CreateBuilder<CuboidAnnotation>();
        var rectangles = new SortedDictionary<int, List<RectangleAnnotation>>();
        AddStatic(null, cuboids, rectangles);
        return new AnnotatedFrame { Number = 0, Cuboids = cuboids.ToImmutable(), Images = [.. rectangles.Select(image => new AnnotatedImage { Camera = image.Key, Rectangles = [.. image.Value] })] };
    }

    private ImmutableArray<AnnotatedFrame> ReadFrames(JsonCursor cursor)
    {
        var frames = ImmutableArray.CreateBuilder<AnnotatedFrame>();
        var numbers = new HashSet<int>();
        foreach (var (key, frame) in cursor.Properties())
        {
            if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                frame.Wrong($"must have a key from 0 to {int.MaxValue}", $"the key \"{key}\"", "Number the frames from 0.");
            else if (!numbers.Add(number))
                frame.Wrong("must have a key of its own", $"the frame {number} for the second time", "Number each frame once.");
            else
                frames.Add(ReadFrame(number, frame));
        }

        return frames.ToImmutable();
    }

    private static (string? Id, string Label, string? Name) ReadObject(string uid, JsonCursor cursor)
    {
        var data = cursor.Optional("object_data");
        var id = data is { } found && Find(found.Optional("text"), OpenLabelNames.ObjectId)?.String() is { } text ? text : uid;
        var isTracked = data is null || Find(data.Value.Optional("boolean"), OpenLabelNames.Tracked)?.Boolean() != false;
        var name = cursor.Required("name")?.String();
        return (isTracked ? id : null, cursor.Required("type")?.String() ?? "", name is "" ? null : name);
    }

    /// <summary>Returns the value of the object data of a name.</summary>
    private static JsonCursor? Find(JsonCursor? data, string name)
    {
        foreach (var item in data?.Items() ?? [])
        {
            if (item.Optional("name")?.String() == name)
                return item.Required("val");
        }

        return null;
    }

    private AnnotatedFrame ReadFrame(int number, JsonCursor cursor)
    {
        var properties = cursor.Optional("frame_properties");
        var streams = properties?.Optional("streams");
        var names = new Dictionary<int, string>();
        foreach (var (stream, content) in streams?.Properties() ?? [])
        {
            if (IndexOf(stream) is { } camera && content.Optional("description")?.String() is { } name)
                names[camera] = name;
        }

        var cuboids = ImmutableArray.CreateBuilder<CuboidAnnotation>();
        var rectangles = new SortedDictionary<int, List<RectangleAnnotation>>(names.Keys.ToDictionary(camera => camera, _ => new List<RectangleAnnotation>()));
        foreach (var (uid, content) in cursor.Optional("objects")?.Properties() ?? [])
        {
            if (!_objects.TryGetValue(uid, out var found))
                content.Wrong("must be an object of openlabel.objects", $"the uid \"{uid}\"", "Add it there, with its name and type.");
            else if (content.Optional("object_data") is { } data)
                ReadShapes(data, found, cuboids, rectangles);
        }

        AddStatic(number, cuboids, rectangles);
        return new AnnotatedFrame
        {
            Number = number,
            Name = streams?.Optional(OpenLabelNames.Lidar)?.Optional("description")?.String(),
            Source = properties is { } known && streams is { } sensors ? OpenLabelSource.Read(known, sensors, _sizes) : null,
            Cuboids = cuboids.ToImmutable(),
            Images = [.. rectangles.Select(image => new AnnotatedImage { Camera = image.Key, Name = names.GetValueOrDefault(image.Key), Rectangles = [.. image.Value] })],
            Attributes = ReadFrameAttributes(cursor.Optional("contexts")),
        };
    }

    private ImmutableSortedDictionary<string, AttributeValue> ReadFrameAttributes(JsonCursor? contexts)
    {
        var answers = ImmutableSortedDictionary.Create<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var (uid, context) in contexts?.Properties() ?? [])
        {
            if (_frameContexts.Contains(uid))
                answers = answers.SetItems(ReadAnswers(context.Optional("context_data")));
        }

        return answers;
    }

    private void ReadShapes(
        JsonCursor data, (string? Id, string Label, string? Name) found, ImmutableArray<CuboidAnnotation>.Builder cuboids, SortedDictionary<int, List<RectangleAnnotation>> rectangles)
    {
        foreach (var shape in data.Optional("cuboid")?.Items() ?? [])
        {
            // A null says that the object is there, and its shape is not known.
            if (!shape.IsObject || shape.Optional("val") is { } || !shape.Has("val"))
                cuboids.Add(new() { Label = found.Label, ObjectId = found.Id, ObjectName = found.Name, Cuboid = ReadCuboid(shape), Confidence = shape.Optional("confidence")?.Number(), Attributes = ReadAnswers(shape.Optional("attributes")) });
        }

        foreach (var shape in data.Optional("bbox")?.Items() ?? [])
        {
            if (CameraOf(shape) is not { } camera)
                continue;

            var val = shape.Required("val")?.Numbers(4) ?? new double[4];
            if (val[2] < 0 || val[3] < 0)
                shape.Required("val")?.Wrong("must have no negative width or height", FormattableString.Invariant($"{val[2]} x {val[3]}"), "Correct the size.");
            OfCamera(rectangles, camera).Add(new()
            {
                Label = found.Label, ObjectId = found.Id, ObjectName = found.Name, Left = val[0] - (val[2] / 2), Top = val[1] - (val[3] / 2), Width = val[2], Height = val[3],
                Confidence = shape.Optional("confidence")?.Number(), Attributes = ReadAnswers(shape.Optional("attributes")),
            });
        }
    }

    private static List<RectangleAnnotation> OfCamera(SortedDictionary<int, List<RectangleAnnotation>> rectangles, int camera)
    {
        if (!rectangles.TryGetValue(camera, out var found))
            rectangles[camera] = found = [];
        return found;
    }

    /// <summary>Returns the camera of a rectangle: that of its coordinate system, or the only one there is.</summary>
    private int? CameraOf(JsonCursor shape) => shape.Optional("coordinate_system")?.String() is { } system ? IndexOf(system) : _cameras.Count <= 1 ? _cameras.Values.FirstOrDefault() : null;

    private int? IndexOf(string stream) => _cameras.TryGetValue(stream, out var index) ? index : OpenLabelNames.CameraIndex(stream);

    private Cuboid ReadCuboid(JsonCursor shape)
    {
        var system = shape.Optional("coordinate_system");
        var name = system?.String() ?? "";
        _coordinateSystem ??= name;
        if (name != _coordinateSystem)
        {
            const string Rule = "must be that of the file's first cuboid";
            if (system is { } found)
                found.Wrong($"{Rule}, '{_coordinateSystem}'", "Write all cuboids in one coordinate system.");
            else
                shape.Wrong($"must have a coordinate_system, '{_coordinateSystem}' as the file's first cuboid", "none", "Write all cuboids in one coordinate system.");
        }

        return shape.Required("val") is { } val ? ReadShape(val) : default;
    }

    private static Cuboid ReadShape(JsonCursor val)
    {
        // Nine numbers have Euler angles about x, y and z, ten a quaternion.
        var count = val.IsArray && val.Items()!.Count == 9 ? 9 : 10;
        if (val.Numbers(count) is not { } v)
            return default;

        var center = new Vector3D(v[0], v[1], v[2]);
        if (v[^3] < 0 || v[^2] < 0 || v[^1] < 0)
            val.Wrong("must have no negative size", FormattableString.Invariant($"{v[^3]} x {v[^2]} x {v[^1]}"), "Correct the size.");
        if (count == 9)
            return new Cuboid(center, v[6], v[7], v[8], new YawPitchRoll(v[5], v[4], v[3]));

        var rotation = new QuaternionD(v[6], v[3], v[4], v[5]);
        if (Math.Abs(rotation.Length - 1) < 1e-3)
            return new Cuboid(center, v[7], v[8], v[9], rotation.Normalize().ToYawPitchRoll());

        val.Wrong("must have a unit quaternion in places 3 to 6", FormattableString.Invariant($"a length of {rotation.Length:0.######}"), "Normalise qx, qy, qz and qw.");
        return default;
    }

    private static ImmutableSortedDictionary<string, AttributeValue> ReadAnswers(JsonCursor? attributes)
    {
        var answers = ImmutableSortedDictionary.CreateBuilder<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var item in attributes?.Optional("num")?.Items() ?? [])
        {
            if (item.Optional("name")?.String() is { } name && item.Required("val")?.Number() is { } number)
                answers[name] = number;
        }

        foreach (var item in attributes?.Optional("text")?.Items() ?? [])
        {
            if (item.Optional("name")?.String() is { } name && item.Required("val")?.String() is { } text)
                answers[name] = text;
        }

        return answers.ToImmutable();
    }
}
