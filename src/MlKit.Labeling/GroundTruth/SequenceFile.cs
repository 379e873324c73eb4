using System.Collections.Immutable;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.GroundTruth;

/// <summary>Represents a sequence file: the frames of one object tracking task, in order.</summary>
/// <param name="SequenceNumber">The number of the sequence: <c>seq-no</c>.</param>
/// <param name="Prefix">The S3 URI that all paths are relative to, with a slash at its end: <c>prefix</c>.</param>
/// <param name="Frames">The frames, at most <see cref="GroundTruthLimits.FramesPerSequence"/>; <c>frame-no</c> is their index.</param>
/// <remarks>The format is described at https://docs.aws.amazon.com/sagemaker/latest/dg/sms-point-cloud-multi-frame-input-data.html.</remarks>
public sealed record SequenceFile(int SequenceNumber, string Prefix, ImmutableArray<GroundTruthFrame> Frames)
{
    /// <summary>Returns the file's UTF-8 JSON. Equal sequences give equal bytes.</summary>
    /// <returns>The JSON with a line break at its end.</returns>
    /// <exception cref="ArgumentException">A number of a frame is not finite.</exception>
    public byte[] ToJson() => GroundTruthJson.Write(this);

    /// <summary>Reads the UTF-8 JSON of a sequence file.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">The name that error messages use for the text.</param>
    /// <returns>The sequence.</returns>
    /// <exception cref="LabelingDataException">The text is not JSON, or a member is missing, ill-typed or breaks a rule of the format. All such problems are listed with their JSON paths.</exception>
    public static SequenceFile Parse(ReadOnlyMemory<byte> json, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return JsonSource.Read(json, name, GroundTruthJsonReader.ReadSequence);
    }

    /// <summary>Reads a sequence file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The sequence.</returns>
    /// <exception cref="LabelingDataException">As for <see cref="Parse"/>.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static SequenceFile Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return JsonSource.Read(path, GroundTruthJsonReader.ReadSequence);
    }
}
