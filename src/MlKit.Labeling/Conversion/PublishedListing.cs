using System.Text;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.Conversion;

/// <summary>Writes the two files the published converter writes: <c>seq.json</c> and <c>single.manifest</c>, as Python's json module does.</summary>
internal static class PublishedListing
{
    public static InputListing Write(ConversionContext context, IEnumerable<FrameRecord> records)
    {
        const string Sequence = "seq.json";
        const string Manifest = "single.manifest";
        var sequence = new SequenceFile(1, context.Target.S3Prefix, [.. records.Select(record => record.Frame)]);
        var line = new ManifestLine(context.Target.S3Prefix + Sequence);
        context.Output.Write(Sequence, Encoding.ASCII.GetBytes(PythonJson.Write(sequence.ToJson())));
        context.Output.Write(Manifest, Encoding.ASCII.GetBytes(PythonJson.Write(line.ToJson())));
        return new InputListing([Sequence], Manifest, null);
    }
}
