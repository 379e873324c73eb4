using MlKit.Labeling.Checks;

namespace MlKit.Labeling.A2d2;

/// <summary>Names a file that a frame lacks.</summary>
/// <param name="Kind">What the file would hold.</param>
/// <param name="Path">Where the file would lie.</param>
public readonly record struct A2d2MissingFile(A2d2FileKind Kind, string Path)
{
    /// <summary>Describes the missing file as an issue: an error for points, image and image info, a warning for labels.</summary>
    /// <returns>The issue.</returns>
    public LabelingIssue ToIssue() => new(
        Path,
        "must exist, because other files of the frame do",
        "no such file",
        "Fetch the file again, or remove the frame's other files.")
    {
        Severity = Kind is A2d2FileKind.SemanticLabel or A2d2FileKind.Boxes ? IssueSeverity.Warning : IssueSeverity.Error,
    };
}
