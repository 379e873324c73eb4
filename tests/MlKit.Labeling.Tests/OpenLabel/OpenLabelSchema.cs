using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MlKit.Labeling.Tests.OpenLabel;

/// <summary>Holds a document to the rules of the JSON schema of OpenLABEL 1.0.0: which members there may and must be, and of what type.</summary>
internal static partial class OpenLabelSchema
{
    private static readonly string[] Elements = ["objects", "actions", "events", "contexts"];

    public static void Check(JsonNode document)
    {
        var openLabel = document["openlabel"]!.AsObject();
        Closed(openLabel, ["metadata"], ["metadata", "ontologies", "resources", "tags", "frames", "frame_intervals", "relations", "streams", "coordinate_systems", .. Elements]);
        Assert.Equal("1.0.0", (string?)openLabel["metadata"]!["schema_version"]);
        foreach (var (_, system) in Members(openLabel["coordinate_systems"]))
            Open(system, ["type", "parent"]);
        foreach (var (_, stream) in Members(openLabel["streams"]))
            CheckStream(stream);
        foreach (var (uid, element) in Members(openLabel["objects"]))
            CheckElement(uid, element, ["frame_intervals", "name", "type", "ontology_uid", "resource_uid", "coordinate_system", "object_data", "object_data_pointers"], "object_data");
        foreach (var (uid, element) in Members(openLabel["contexts"]))
            CheckElement(uid, element, ["frame_intervals", "name", "type", "ontology_uid", "resource_uid", "context_data", "context_data_pointers"], "context_data");
        CheckIntervals(openLabel["frame_intervals"]);
        foreach (var (number, frame) in Members(openLabel["frames"]))
        {
            Assert.Matches("^[0-9]+$", number);
            CheckFrame(frame.AsObject());
        }
    }

    private static void CheckFrame(JsonObject frame)
    {
        Closed(frame, [], ["relations", "frame_properties", .. Elements]);
        foreach (var kind in (string[])["object", "context"])
        {
            foreach (var (uid, element) in Members(frame[kind + "s"]))
            {
                Assert.Matches(Uid(), uid);
                Closed(element, [], [kind + "_data"]);
                CheckData(element[kind + "_data"], isObject: kind == "object");
            }
        }

        CheckTime(frame["frame_properties"]?["timestamp"]);
        foreach (var (_, stream) in Members(frame["frame_properties"]?["streams"]))
            CheckStream(stream);
        foreach (var (_, transform) in Members(frame["frame_properties"]?["transforms"]))
        {
            Open(transform, ["src", "dst", "transform_src_to_dst"]);
            Closed(transform["transform_src_to_dst"]!, ["quaternion", "translation"], ["quaternion", "translation"]);
            Numbers(transform["transform_src_to_dst"]!["quaternion"], 4, 4);
            Numbers(transform["transform_src_to_dst"]!["translation"], 3, 3);
        }
    }

    private static void CheckElement(string uid, JsonNode element, string[] allowed, string data)
    {
        Assert.Matches(Uid(), uid);
        Closed(element, ["name", "type"], allowed);
        CheckIntervals(element["frame_intervals"]);
        CheckData(element[data], isObject: data == "object_data");
    }

    private static void CheckIntervals(JsonNode? intervals)
    {
        foreach (var interval in intervals?.AsArray() ?? [])
        {
            Closed(interval!, ["frame_start", "frame_end"], ["frame_start", "frame_end"]);
            Assert.True(interval!["frame_start"]!.GetValue<int>() <= interval["frame_end"]!.GetValue<int>());
        }
    }

    private static void CheckStream(JsonNode stream)
    {
        Closed(stream, [], ["description", "stream_properties", "type", "uri"]);
        if (stream["type"] is { } type)
            Assert.Contains((string?)type, (string[])["camera", "lidar", "radar", "gps_imu", "other"]);
        if (stream["stream_properties"]?["intrinsics_pinhole"] is { } pinhole)
        {
            Numbers(pinhole["camera_matrix"], 12, 12);
            Numbers(pinhole["distortion_coeffs"], 5, 14);
        }

        if (stream["stream_properties"]?["intrinsics_fisheye"] is { } fisheye)
            Numbers(fisheye["lens_coeffs"], 4, 4);
        CheckTime(stream["stream_properties"]?["sync"]?["timestamp"]);
    }

    private static void CheckData(JsonNode? data, bool isObject)
    {
        if (data is null)
            return;

        Closed(data, [], isObject
            ? ["bbox", "rbbox", "num", "vec", "text", "boolean", "poly2d", "poly3d", "cuboid", "image", "mat", "binary", "point2d", "point3d", "mesh", "line_reference", "area_reference"]
            : ["num", "vec", "text", "boolean"]);
        foreach (var cuboid in data["cuboid"]?.AsArray() ?? [])
            CheckShape(cuboid!, 9, 10);
        foreach (var rectangle in data["bbox"]?.AsArray() ?? [])
            CheckShape(rectangle!, 4, 4);
        CheckValues(data);
    }

    private static void CheckShape(JsonNode shape, int least, int most)
    {
        Open(shape, ["name", "val"]);
        Numbers(shape["val"], least, most);
        if (shape["attributes"] is not { } attributes)
            return;

        Closed(attributes, [], ["boolean", "num", "text", "vec"]);
        CheckValues(attributes);
    }

    private static void CheckValues(JsonNode data)
    {
        foreach (var number in data["num"]?.AsArray() ?? [])
            Assert.Equal(System.Text.Json.JsonValueKind.Number, number!["val"]!.GetValueKind());
        foreach (var text in data["text"]?.AsArray() ?? [])
            Assert.Equal(System.Text.Json.JsonValueKind.String, text!["val"]!.GetValueKind());
    }

    private static void CheckTime(JsonNode? time) => Assert.Contains(time?.GetValueKind(), (System.Text.Json.JsonValueKind?[])[null, System.Text.Json.JsonValueKind.Number, System.Text.Json.JsonValueKind.String]);

    private static void Numbers(JsonNode? array, int least, int most)
    {
        Assert.InRange(array!.AsArray().Count, least, most);
        Assert.All(array.AsArray(), number => Assert.True(double.IsFinite(number!.GetValue<double>())));
    }

    private static void Closed(JsonNode node, string[] required, string[] allowed)
    {
        Open(node, required);
        Assert.Subset(allowed.ToHashSet(), node.AsObject().Select(member => member.Key).ToHashSet());
    }

    private static void Open(JsonNode node, string[] required) => Assert.Superset(required.ToHashSet(), node.AsObject().Select(member => member.Key).ToHashSet());

    private static IEnumerable<(string Key, JsonNode Value)> Members(JsonNode? node) => node?.AsObject().Select(member => (member.Key, member.Value!)) ?? [];

    [GeneratedRegex("^(-?[0-9]+|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$")]
    private static partial Regex Uid();
}
