using System.Collections.Immutable;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.GroundTruth;

/// <summary>
/// Represents one line of a manifest: a sequence (object tracking) or a frame (object detection, semantic segmentation), and the labels it has in the output of a
/// job or in the input of an adjustment or verification job.
/// </summary>
/// <param name="SourceRef">The S3 URI of the sequence file or of the point file: <c>source-ref</c>.</param>
/// <param name="Frame">What <c>source-ref-metadata</c> says of the frame; null for a sequence.</param>
/// <remarks>
/// The formats are described at https://docs.aws.amazon.com/sagemaker/latest/dg/sms-point-cloud-multi-frame-input-data.html and https://docs.aws.amazon.com/sagemaker/latest/dg/sms-point-cloud-single-frame-input-data.html;
/// the labels at https://docs.aws.amazon.com/sagemaker/latest/dg/sms-data-output.html. Two lines with equal but separately built <see cref="Labels"/> are not equal:
/// immutable arrays compare by reference.
/// </remarks>
public sealed record ManifestLine(string SourceRef, GroundTruthFrame? Frame = null)
{
    /// <summary>Gets the labels of jobs; members of other kinds of jobs are passed over.</summary>
    public ImmutableArray<JobLabels> Labels
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>Returns the line as UTF-8 JSON. Equal lines give equal bytes.</summary>
    /// <returns>The JSON with a line break at its end.</returns>
    /// <exception cref="ArgumentException">A number of the frame is not finite.</exception>
    /// <exception cref="LabelingDataException">The name of a label attribute breaks Ground Truth's rules, labels lack their URI, or a cuboid has a label without class id or a number that is not finite. All are listed.</exception>
    public byte[] ToJson()
    {
        var issues = AnnotationRules.CheckLabels(Labels);
        return issues.Count == 0 ? GroundTruthJson.Write(this) : throw new LabelingDataException(issues);
    }

    /// <summary>Reads a manifest line by line; empty lines are passed over.</summary>
    /// <param name="path">The manifest.</param>
    /// <param name="yaw">The meaning of yaw in the labels, or null for that of each label's creation date.</param>
    /// <returns>The lines, read as they are enumerated.</returns>
    /// <exception cref="LabelingDataException">A line is not JSON, or a member is missing, ill-typed or breaks a rule of the format. All problems of the line are listed with its number and their JSON paths.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static IEnumerable<ManifestLine> ReadAll(string path, YawConvention? yaw = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return ReadNamed(path, yaw).Select(line => line.Line);
    }

    /// <summary>Reads one line.</summary>
    /// <param name="json">The UTF-8 text of the line.</param>
    /// <param name="name">The name that error messages use for the line, such as <c>input.manifest:3</c>.</param>
    /// <param name="yaw">The meaning of yaw in the labels, or null for that of each label's creation date.</param>
    /// <returns>The line.</returns>
    /// <exception cref="LabelingDataException">As for <see cref="ReadAll"/>.</exception>
    public static ManifestLine Parse(ReadOnlyMemory<byte> json, string name, YawConvention? yaw = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return JsonSource.Read(json, name, root => GroundTruthJsonReader.ReadManifestLine(root, yaw));
    }

    /// <summary>As <see cref="ReadAll"/>, with the name that messages use for each line: the file and the line's number.</summary>
    internal static IEnumerable<(string Name, ManifestLine Line)> ReadNamed(string path, YawConvention? yaw)
    {
        foreach (var (number, line) in JsonLines.Read(path))
        {
            var name = FormattableString.Invariant($"{path}:{number}");
            yield return (name, Parse(line, name, yaw));
        }
    }
}
