using System.Text.RegularExpressions;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.A2d2;

/// <summary>Represents one scene: a drive, as a folder of frames for each camera.</summary>
public sealed partial class A2d2Scene
{
    internal A2d2Scene(string folder, A2d2Calibration calibration)
    {
        Folder = folder;
        Calibration = calibration;
        Name = Path.GetFileName(folder);
    }

    /// <summary>Gets the name, such as <c>20180807_145028</c>: the date and time at which the drive began.</summary>
    public string Name { get; }

    /// <summary>Gets the scene's folder.</summary>
    public string Folder { get; }

    /// <summary>Gets the sensor calibration of the data set.</summary>
    public A2d2Calibration Calibration { get; }

    /// <summary>Gets the cameras that the scene has a folder of, listed anew at each enumeration.</summary>
    public IEnumerable<A2d2Camera> Cameras =>
        Enum.GetValues<A2d2Camera>().Where(camera => A2d2FrameListing.HasFolder(Folder, camera));

    /// <summary>Lists the frames of a camera in the order of their ids, when enumerated. A frame that lacks a file is listed too: see <see cref="A2d2Frame.MissingFiles"/>.</summary>
    /// <param name="camera">The camera.</param>
    /// <returns>The frames; none where the scene has no files of that camera.</returns>
    public IEnumerable<A2d2Frame> Frames(A2d2Camera camera)
    {
        foreach (var frame in A2d2FrameListing.List(this, camera).Frames)
            yield return frame;
    }

    /// <summary>Looks through the file names of some cameras and reports each frame that lacks a file, each file whose name tells no frame, and each id that occurs twice.</summary>
    /// <param name="cameras">The cameras.</param>
    /// <returns>The issues; none for a sound scene. No file is read.</returns>
    public IReadOnlyList<LabelingIssue> Check(params IEnumerable<A2d2Camera> cameras)
    {
        ArgumentNullException.ThrowIfNull(cameras);
        var issues = new List<LabelingIssue>();
        foreach (var camera in cameras)
        {
            var listing = A2d2FrameListing.List(this, camera);
            issues.AddRange(listing.Issues);
            foreach (var frame in listing.Frames)
                issues.AddRange(frame.MissingFiles.Select(missing => missing.ToIssue()));
        }

        return issues;
    }

    internal static bool IsSceneName(string name) => SceneName().IsMatch(name);

    [GeneratedRegex("^[0-9]{8}_[0-9]{6}$")]
    private static partial Regex SceneName();
}
