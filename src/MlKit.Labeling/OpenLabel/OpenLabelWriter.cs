using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.OpenLabel;

/// <summary>Writes OpenLABEL.</summary>
internal sealed class OpenLabelWriter
{
    private readonly Utf8JsonWriter _json;
    private readonly OpenLabelFile _file;
    private readonly LabeledObjects _objects;
    private readonly List<string> _uids;
    private readonly List<int> _cameras;

    private OpenLabelWriter(Utf8JsonWriter json, OpenLabelFile file)
    {
        (_json, _file, _objects) = (json, file, new LabeledObjects(file.Frames));
        _uids = UidsOf(_objects.All);
        _cameras = [.. file.Frames.SelectMany(CamerasOf).Distinct().Order()];
    }

    public static byte[] Write(OpenLabelFile file) => GroundTruthJson.Write(json => new OpenLabelWriter(json, file).Write());

    /// <summary>Gives each object its uid: its id where that is a UUID, a number otherwise. The standard allows nothing else.</summary>
    private static List<string> UidsOf(IReadOnlyList<LabeledObject> objects)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. objects.Select(found => found.Id is { Length: 36 } && Guid.TryParseExact(found.Id, "D", out _) && taken.Add(found.Id) ? found.Id : found.Index.ToString(CultureInfo.InvariantCulture))];
    }

    private static IEnumerable<int> CamerasOf(AnnotatedFrame frame) => frame.Images.Select(image => image.Camera).Concat(Enumerable.Range(0, frame.Source?.Images.Length ?? 0));

    private void Write()
    {
        _json.WriteStartObject();
        _json.WriteStartObject("openlabel");
        _json.WriteStartObject("metadata");
        _json.WriteString("schema_version", "1.0.0");
        _json.WriteEndObject();
        WriteCoordinateSystems();
        WriteStreams();
        WriteObjects();
        WriteContexts();
        OpenLabelJson.WriteIntervals(_json, "frame_intervals", new SortedSet<int>(_file.Frames.Select(frame => frame.Number)));
        _json.WriteStartObject("frames");
        foreach (var frame in _file.Frames)
            WriteFrame(frame);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteCoordinateSystems()
    {
        _json.WriteStartObject("coordinate_systems");
        WriteCoordinateSystem(OpenLabelNames.World, "scene_cs", "", [OpenLabelNames.Vehicle, .. _cameras.Select(OpenLabelNames.Camera)]);
        WriteCoordinateSystem(OpenLabelNames.Vehicle, "local_cs", OpenLabelNames.World, []);
        foreach (var camera in _cameras)
            WriteCoordinateSystem(OpenLabelNames.Camera(camera), "sensor_cs", OpenLabelNames.World, []);
        _json.WriteEndObject();
    }

    private void WriteCoordinateSystem(string name, string type, string parent, IEnumerable<string> children)
    {
        _json.WriteStartObject(name);
        _json.WriteString("type", type);
        _json.WriteString("parent", parent);
        _json.WriteStartArray("children");
        foreach (var child in children)
            _json.WriteStringValue(child);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteStreams()
    {
        _json.WriteStartObject("streams");
        foreach (var (name, type) in _cameras.Select(camera => (OpenLabelNames.Camera(camera), "camera")).Prepend((OpenLabelNames.Lidar, "lidar")))
        {
            _json.WriteStartObject(name);
            _json.WriteString("type", type);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void WriteObjects()
    {
        _json.WriteStartObject("objects");
        foreach (var found in _objects.All)
        {
            _json.WriteStartObject(_uids[found.Index]);
            _json.WriteString("name", found.Name ?? "");
            _json.WriteString("type", found.Label);
            OpenLabelJson.WriteIntervals(_json, "frame_intervals", found.Frames);
            if (found.Id != _uids[found.Index])
                WriteId(found.Id);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void WriteId(string? id)
    {
        _json.WriteStartObject("object_data");
        _json.WriteStartArray(id is null ? "boolean" : "text");
        _json.WriteStartObject();
        _json.WriteString("name", id is null ? OpenLabelNames.Tracked : OpenLabelNames.ObjectId);
        if (id is null)
            _json.WriteBoolean("val", false);
        else
            _json.WriteString("val", id);
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteContexts()
    {
        var frames = new SortedSet<int>(_file.Frames.Where(frame => !frame.Attributes.IsEmpty).Select(frame => frame.Number));
        if (frames.Count == 0)
            return;

        _json.WriteStartObject("contexts");
        _json.WriteStartObject("0");
        _json.WriteString("name", OpenLabelNames.FrameAttributes);
        _json.WriteString("type", OpenLabelNames.FrameAttributes);
        OpenLabelJson.WriteIntervals(_json, "frame_intervals", frames);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteFrame(AnnotatedFrame frame)
    {
        _json.WriteStartObject(frame.Number.ToString(CultureInfo.InvariantCulture));
        WriteProperties(frame);
        if (!frame.Attributes.IsEmpty)
        {
            _json.WriteStartObject("contexts");
            _json.WriteStartObject("0");
            OpenLabelJson.WriteAnswers(_json, "context_data", frame.Attributes);
            _json.WriteEndObject();
            _json.WriteEndObject();
        }

        WriteFrameObjects(frame);
        _json.WriteEndObject();
    }

    private void WriteProperties(AnnotatedFrame frame)
    {
        _json.WriteStartObject("frame_properties");
        if (frame.Source is { } source)
            _json.WriteNumber("timestamp", source.UnixTimestamp);
        if (frame.Source?.Prefix is { } prefix)
            _json.WriteString("prefix", prefix);
        _json.WriteStartObject("streams");
        WriteLidar(frame);
        foreach (var camera in CamerasOf(frame).Distinct().Order())
            WriteCamera(frame, camera);
        _json.WriteEndObject();
        if (frame.Source is not null)
            WriteTransforms(frame.Source);
        _json.WriteEndObject();
    }

    private void WriteLidar(AnnotatedFrame frame)
    {
        _json.WriteStartObject(OpenLabelNames.Lidar);
        if (frame.Name is not null)
            _json.WriteString("description", frame.Name);
        if (frame.Source is { } source)
        {
            _json.WriteString("uri", source.Frame);
            _json.WriteStartObject("stream_properties");
            _json.WriteString("format", source.Format.ToFormatName());
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void WriteCamera(AnnotatedFrame frame, int camera)
    {
        _json.WriteStartObject(OpenLabelNames.Camera(camera));
        if (frame.Images.FirstOrDefault(image => image.Camera == camera)?.Name is { } name)
            _json.WriteString("description", name);
        if (frame.Source is { } source && camera < source.Images.Length)
        {
            _json.WriteString("uri", source.Images[camera].ImagePath);
            OpenLabelIntrinsics.Write(_json, source.Images[camera], camera < _file.ImageSizes.Length ? _file.ImageSizes[camera] : null);
        }

        _json.WriteEndObject();
    }

    private void WriteTransforms(GroundTruthFrame source)
    {
        _json.WriteStartObject("transforms");
        WriteTransform(OpenLabelNames.Vehicle, source.EgoVehiclePose);
        for (var i = 0; i < source.Images.Length; i++)
            WriteTransform(OpenLabelNames.Camera(i), source.Images[i].Pose);
        _json.WriteEndObject();
    }

    private void WriteTransform(string name, GroundTruthPose pose)
    {
        _json.WriteStartObject($"{name}_to_{OpenLabelNames.World}");
        _json.WriteString("src", name);
        _json.WriteString("dst", OpenLabelNames.World);
        _json.WriteStartObject("transform_src_to_dst");
        OpenLabelJson.WriteNumbers(_json, "quaternion", pose.Heading.X, pose.Heading.Y, pose.Heading.Z, pose.Heading.W);
        OpenLabelJson.WriteNumbers(_json, "translation", pose.Position.X, pose.Position.Y, pose.Position.Z);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteFrameObjects(AnnotatedFrame frame)
    {
        var cuboids = frame.Cuboids.ToLookup(UidOf);
        var rectangles = frame.Images.SelectMany(image => image.Rectangles, (image, rectangle) => (image.Camera, Rectangle: rectangle)).ToLookup(pair => UidOf(pair.Rectangle));
        _json.WriteStartObject("objects");
        foreach (var uid in cuboids.Select(group => group.Key).Union(rectangles.Select(group => group.Key), StringComparer.Ordinal))
        {
            _json.WriteStartObject(uid);
            _json.WriteStartObject("object_data");
            OpenLabelJson.WriteShapes(_json, "cuboid", cuboids[uid], WriteCuboid);
            OpenLabelJson.WriteShapes(_json, "bbox", rectangles[uid], pair => WriteRectangle(pair.Camera, pair.Rectangle));
            _json.WriteEndObject();
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private string UidOf(object annotation) => _uids[_objects.Of(annotation).Index];

    private void WriteCuboid(CuboidAnnotation annotation)
    {
        var (cuboid, rotation) = (annotation.Cuboid, QuaternionD.FromYawPitchRoll(annotation.Cuboid.Rotation));
        _json.WriteString("name", "cuboid");
        _json.WriteString("coordinate_system", OpenLabelNames.World);
        OpenLabelJson.WriteNumbers(_json, "val", cuboid.Center.X, cuboid.Center.Y, cuboid.Center.Z, rotation.X, rotation.Y, rotation.Z, rotation.W, cuboid.Length, cuboid.Width, cuboid.Height);
        WriteDetails(annotation.Confidence, annotation.Attributes);
    }

    private void WriteRectangle(int camera, RectangleAnnotation rectangle)
    {
        _json.WriteString("name", OpenLabelNames.Camera(camera));
        _json.WriteString("coordinate_system", OpenLabelNames.Camera(camera));
        OpenLabelJson.WriteNumbers(_json, "val", rectangle.Left + (rectangle.Width / 2), rectangle.Top + (rectangle.Height / 2), rectangle.Width, rectangle.Height);
        WriteDetails(rectangle.Confidence, rectangle.Attributes);
    }

    private void WriteDetails(double? confidence, ImmutableSortedDictionary<string, AttributeValue> answers)
    {
        // Beside the attributes, not among them, where a question may have the same name.
        if (confidence is { } value)
            _json.WriteNumber("confidence", value);
        if (answers.Count > 0)
            OpenLabelJson.WriteAnswers(_json, "attributes", answers);
    }
}
