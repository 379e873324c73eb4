using System.Text.Json;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.Pictures;

namespace MlKit.Labeling.Supervisely;

/// <summary>Writes the classes and tags of a project.</summary>
internal static class SuperviselyMeta
{
    /// <summary>Returns the questions that are answered by numbers throughout; other answers are texts.</summary>
    public static HashSet<string> NumericTags(IEnumerable<SuperviselyEpisode> episodes) => episodes.SelectMany(episode => episode.Frames).SelectMany(AnswersOf)
        .GroupBy(answer => answer.Key, StringComparer.Ordinal).Where(answers => answers.All(answer => answer.Value.Number is not null)).Select(answers => answers.Key).ToHashSet(StringComparer.Ordinal);

    public static byte[] Write(IReadOnlyList<SuperviselyEpisode> episodes, IReadOnlySet<string> numericTags) => GroundTruthJson.Write(json =>
    {
        var frames = episodes.SelectMany(episode => episode.Frames).ToList();
        json.WriteStartObject();
        json.WriteString("projectType", "point_cloud_episodes");
        json.WriteStartArray("classes");
        foreach (var label in frames.SelectMany(frame => frame.Cuboids).Select(cuboid => cuboid.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("title", label);
            json.WriteString("shape", "cuboid_3d");
            WriteColor(json, label);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("tags");
        foreach (var question in frames.SelectMany(AnswersOf).Select(answer => answer.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("name", question);
            json.WriteString("value_type", numericTags.Contains(question) ? "any_number" : "any_string");
            WriteColor(json, question);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static IEnumerable<KeyValuePair<string, AttributeValue>> AnswersOf(AnnotatedFrame frame) => frame.Cuboids.SelectMany(cuboid => cuboid.Attributes).Concat(frame.Attributes);

    private static void WriteColor(Utf8JsonWriter json, string name)
    {
        var color = ClassPalette.ColorOf(name);
        json.WriteString("color", FormattableString.Invariant($"#{color.R:X2}{color.G:X2}{color.B:X2}"));
    }
}
