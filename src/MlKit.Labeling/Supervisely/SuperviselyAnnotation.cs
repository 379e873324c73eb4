using System.Text.Json;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.Supervisely;

/// <summary>Writes the annotations of an episode.</summary>
internal static class SuperviselyAnnotation
{
    public static byte[] Write(SuperviselyEpisode episode, IReadOnlySet<string> numericTags) => GroundTruthJson.Write(json =>
    {
        // Without the rectangles, which are not written: an object that has nothing else would be of a class that meta.json need not have.
        var frames = episode.Frames.Select((frame, i) => frame with { Number = i, Images = [] }).ToList();
        var objects = new LabeledObjects(frames);
        json.WriteStartObject();
        json.WriteString("description", "");
        json.WriteString("key", episode.Key("episode"));
        WriteTags(json, episode, numericTags, -1, frames.SelectMany(frame => frame.Attributes, (frame, answer) => (frame.Number, answer.Key, answer.Value)));
        json.WriteStartArray("objects");
        foreach (var found in objects.All)
        {
            json.WriteStartObject();
            json.WriteString("key", episode.Key("object", index: found.Index));
            json.WriteString("classTitle", found.Label);
            WriteTags(json, episode, numericTags, found.Index, AnswersOf(frames, objects, found));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("framesCount", frames.Count);
        json.WriteStartArray("frames");
        foreach (var frame in frames.Where(frame => !frame.Cuboids.IsEmpty))
            WriteFrame(json, episode, frame, objects);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static IEnumerable<(int Frame, string Question, AttributeValue Answer)> AnswersOf(List<AnnotatedFrame> frames, LabeledObjects objects, LabeledObject found) =>
        from number in found.Frames
        from cuboid in frames[number].Cuboids
        where objects.Of(cuboid) == found
        from answer in cuboid.Attributes
        select (number, answer.Key, answer.Value);

    /// <summary>Writes answers as tags, each with the range of frames it is the same in.</summary>
    private static void WriteTags(
        Utf8JsonWriter json, SuperviselyEpisode episode, IReadOnlySet<string> numericTags, int index, IEnumerable<(int Frame, string Question, AttributeValue Answer)> answers)
    {
        var ranges = new List<(string Question, AttributeValue Answer, int First, int Last)>();
        foreach (var (frame, question, answer) in answers)
        {
            var i = ranges.FindLastIndex(range => range.Question == question);
            if (i >= 0 && ranges[i].Answer == answer && ranges[i].Last >= frame - 1)
                ranges[i] = ranges[i] with { Last = frame };
            else
                ranges.Add((question, answer, frame, frame));
        }

        json.WriteStartArray("tags");
        foreach (var (i, (question, answer, first, last)) in ranges.Index())
        {
            json.WriteStartObject();
            json.WriteString("key", episode.Key("tag", index, i));
            json.WriteString("name", question);
            if (numericTags.Contains(question))
                json.WriteNumber("value", answer.Number!.Value);
            else
                json.WriteString("value", answer.ToString());
            json.WriteStartArray("frameRange");
            json.WriteNumberValue(first);
            json.WriteNumberValue(last);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFrame(Utf8JsonWriter json, SuperviselyEpisode episode, AnnotatedFrame frame, LabeledObjects objects)
    {
        json.WriteStartObject();
        json.WriteNumber("index", frame.Number);
        json.WriteStartArray("figures");
        foreach (var (i, annotation) in frame.Cuboids.Index())
        {
            json.WriteStartObject();
            json.WriteString("key", episode.Key("figure", frame.Number, i));
            json.WriteString("objectKey", episode.Key("object", index: objects.Of(annotation).Index));
            json.WriteString("geometryType", "cuboid_3d");
            WriteGeometry(json, annotation.Cuboid);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>
    /// Writes a cuboid whose own axes are x to the right, y ahead and z up, a quarter turn from ours: its yaw is less by that, it pitches about an axis that points the
    /// other way, and it rolls about y.
    /// </summary>
    private static void WriteGeometry(Utf8JsonWriter json, Cuboid cuboid)
    {
        json.WriteStartObject("geometry");
        WriteVector(json, "position", cuboid.Center);
        WriteVector(json, "rotation", new(
            YawPitchRoll.WrapAngle(-cuboid.Rotation.Pitch), YawPitchRoll.WrapAngle(cuboid.Rotation.Roll), YawPitchRoll.WrapAngle(cuboid.Rotation.Yaw - (Math.PI / 2))));
        WriteVector(json, "dimensions", new(cuboid.Width, cuboid.Length, cuboid.Height));
        json.WriteEndObject();
    }

    private static void WriteVector(Utf8JsonWriter json, string name, Vector3D vector)
    {
        json.WriteStartObject(name);
        json.WriteNumber("x", vector.X);
        json.WriteNumber("y", vector.Y);
        json.WriteNumber("z", vector.Z);
        json.WriteEndObject();
    }
}
