using System.Text;
using MlKit.Labeling.GroundTruth;

namespace MlKit.Labeling.Conversion;

/// <summary>Writes the two files the published converter writes: <c>seq.json</c> and <c>single.manifest</c>, as Python's json module does.</summary>
internal static class PublishedListing
{
    private const string Sequence = "seq.json";
    private const string Manifest = "single.manifest";

    /// <inheritdoc cref="InputListing.Invalidate"/>
    public static void Invalidate(OutputFolder output)
    {
        output.Delete(Manifest);
        output.Delete(Sequence);
    }

    public static InputListing Write(ConversionContext context, IEnumerable<FrameRecord> records)
    {
        var sequence = new SequenceFile(1, context.Target.S3Prefix, [.. records.Select(record => record.Frame)]);
        var line = new ManifestLine(context.Target.S3Prefix + Sequence);
        context.Output.Write(Sequence, Encoding.ASCII.GetBytes(PythonJson.Write(sequence.ToJson())));
        context.Output.Write(Manifest, Encoding.ASCII.GetBytes(PythonJson.Write(line.ToJson())));
        return new InputListing([Sequence], Manifest, null);
    }
}
