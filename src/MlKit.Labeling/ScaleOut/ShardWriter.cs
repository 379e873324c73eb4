using System.Text.Json;
using System.Text.RegularExpressions;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.ScaleOut;

/// <summary>Writes the work folder: a list for each shard, the S3 manifests of the files that they need, and the list of the shards.</summary>
internal static partial class ShardWriter
{
    public const string ShardsFolder = "shards/";
    public const string ResultsFolder = "results/";
    public const string AllFiles = FilesFolder + "all.manifest";

    /// <summary>The items of the distributed Map.</summary>
    public const string Items = "shards.json";
    public const string ShardField = "Shard";
    public const string FilesField = "Files";

    private const string FilesFolder = "files/";

    public static void Write(ShardedConversion conversion, A2d2ConverterOptions options, IReadOnlyList<ShardList> lists, IReadOnlyList<PlannedFrame> frames)
    {
        using var output = OutputFolder.Open(conversion.Work.Folder, conversion.Work.Folder);
        // What an earlier split left would be converted too. The list of the shards goes last, and is deleted first.
        output.Delete(Items);
        output.DeleteAll(ShardsFolder, ShardName());
        output.DeleteAll(FilesFolder, ShardName());
        var begin = 0;
        foreach (var list in lists)
        {
            var number = list.Header.Number;
            output.Write(ShardsFolder + ShardList.FileName(number), list.ToJson());
            output.Write(FilesFolder + ManifestName(number), Manifest(conversion, options, frames.Skip(begin).Take(list.Frames.Length)));
            begin += list.Frames.Length;
        }

        output.Write(AllFiles, Manifest(conversion, options, frames));
        output.Write(Items, GroundTruthJson.Write(writer => WriteItems(writer, conversion.Work.S3Prefix, lists.Count)));
    }

    private static string ManifestName(int number) => Path.ChangeExtension(ShardList.FileName(number), ".manifest");

    /// <summary>Lists the files that converting frames reads, in the form of https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html.</summary>
    private static byte[] Manifest(ShardedConversion conversion, A2d2ConverterOptions options, IEnumerable<PlannedFrame> frames) => GroundTruthJson.Write(writer =>
    {
        writer.WriteStartArray();
        writer.WriteStartObject();
        writer.WriteString("prefix", conversion.Data.S3Prefix);
        writer.WriteEndObject();
        writer.WriteStringValue(A2d2Dataset.CalibrationFileName);
        foreach (var file in frames.SelectMany(frame => FilesOf(frame, options)).Distinct())
            writer.WriteStringValue(Path.GetRelativePath(conversion.Data.Folder, file).Replace(Path.DirectorySeparatorChar, '/'));
        writer.WriteEndArray();
    });

    // A file that is missing is told by the frame that lacks it.
    private static IEnumerable<string> FilesOf(PlannedFrame frame, A2d2ConverterOptions options) =>
        frame.Parts.SelectMany((part, i) => FramePart.KindsToRead(i == 0, options).Select(part.PathOf)).OfType<string>();

    private static void WriteItems(Utf8JsonWriter writer, string prefix, int count)
    {
        writer.WriteStartArray();
        for (var number = 1; number <= count; number++)
        {
            writer.WriteStartObject();
            writer.WriteString(ShardField, prefix + ShardsFolder + ShardList.FileName(number));
            writer.WriteString(FilesField, prefix + FilesFolder + ManifestName(number));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    [GeneratedRegex(@"^shard-\d{4,}\.(json|manifest)$")]
    private static partial Regex ShardName();
}
