using MlKit.Labeling.Checks;

namespace MlKit.Labeling.A2d2;

/// <summary>Represents an A2D2 folder: the calibration and the scenes beneath it.</summary>
/// <remarks>Opening reads the calibration only; scenes and frames are listed as they are asked for, and their files are read one by one.</remarks>
public sealed class A2d2Dataset
{
    /// <summary>The name of the calibration file.</summary>
    public const string CalibrationFileName = "cams_lidars.json";

    private const string ClassListFileName = "class_list.json";

    private A2d2Dataset(string folder, A2d2Calibration calibration) => (Folder, Calibration) = (folder, calibration);

    /// <summary>Gets the folder that was opened.</summary>
    public string Folder { get; }

    /// <summary>Gets the sensor calibration.</summary>
    public A2d2Calibration Calibration { get; }

    /// <summary>Gets the scenes in the order of their names, listed anew at each enumeration.</summary>
    public IEnumerable<A2d2Scene> Scenes => SceneFolders().Select(folder => new A2d2Scene(folder, Calibration));

    /// <summary>Opens the root of the data set, one of its subsets (such as <c>camera_lidar_semantic_bboxes</c>) or a single scene.</summary>
    /// <param name="folder">The folder. <c>cams_lidars.json</c> is looked for in it and in the two folders above.</param>
    /// <returns>The data set.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="LabelingDataException">There is no calibration or no scene, or the calibration cannot be used.</exception>
    public static A2d2Dataset Open(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        // A slash at the end would count as one of the two levels the calibration is looked for in.
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(root))
            throw new DirectoryNotFoundException($"There is no folder '{folder}'. Give the folder that holds A2D2's scenes.");

        var dataset = new A2d2Dataset(root, A2d2Calibration.Load(FindUpwards(root, CalibrationFileName) ?? throw NoCalibration(folder)));
        return dataset.SceneFolders().Any() ? dataset : throw NoScene(folder);
    }

    /// <summary>Returns the scene of a name.</summary>
    /// <param name="name">The name, such as <c>20180807_145028</c>.</param>
    /// <returns>The scene.</returns>
    /// <exception cref="LabelingDataException">There is no such scene, or more than one subset holds it.</exception>
    public A2d2Scene Scene(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var scenes = Scenes.ToList();
        var found = scenes.Where(scene => scene.Name == name).ToList();
        return found.Count == 1
            ? found[0]
            : throw new LabelingDataException(new LabelingIssue(
                Folder,
                $"must hold the scene '{name}' once",
                found.Count == 0 ? "the scenes " + string.Join(", ", scenes.Select(scene => scene.Name)) : string.Join(" and ", found.Select(scene => scene.Folder)),
                found.Count == 0 ? "Name one of the scenes." : "Open the subset's folder instead."));
    }

    /// <summary>Reads the colours of the semantic labels, if the folder has them.</summary>
    /// <returns>The class list, or null where there is no <c>class_list.json</c> in the folder, beneath it or in the two folders above.</returns>
    /// <exception cref="LabelingDataException">The file cannot be used.</exception>
    public A2d2ClassList? LoadClassList()
    {
        var path = FindUpwards(Folder, ClassListFileName) ?? Directory.EnumerateFiles(Folder, ClassListFileName, SubsetDepth).Order(StringComparer.Ordinal).FirstOrDefault();
        return path is null ? null : A2d2ClassList.Load(path);
    }

    private static EnumerationOptions SubsetDepth => new() { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = false };

    private IEnumerable<string> SceneFolders()
    {
        if (A2d2Scene.IsSceneName(Path.GetFileName(Folder)))
            return [Folder];

        // The order of names, not of paths: it is the order in which the drive was taken, whatever subset a scene lies in.
        return Directory.EnumerateDirectories(Folder, "*", SubsetDepth)
            .Where(IsScene)
            .OrderBy(Path.GetFileName, StringComparer.Ordinal)
            .ThenBy(path => path, StringComparer.Ordinal);
    }

    // A converted scene's folder has the same name; the folders of sensors tell the source apart from the output.
    private static bool IsScene(string path) => A2d2Scene.IsSceneName(Path.GetFileName(path))
        && (Directory.Exists(Path.Combine(path, "camera")) || Directory.Exists(Path.Combine(path, "lidar")));

    private static string? FindUpwards(string folder, string fileName)
    {
        string?[] folders = [folder, Path.GetDirectoryName(folder), Path.GetDirectoryName(Path.GetDirectoryName(folder) ?? "")];
        return folders.OfType<string>().Select(place => Path.Combine(place, fileName)).FirstOrDefault(File.Exists);
    }

    private static LabelingDataException NoCalibration(string folder) => new(new LabelingIssue(
        folder,
        $"must hold A2D2's {CalibrationFileName}, or lie one or two levels below it",
        "no such file",
        $"Fetch {CalibrationFileName} from the data set's bucket and put it beside the scenes."));

    private static LabelingDataException NoScene(string folder) => new(new LabelingIssue(
        folder,
        "must hold scenes: folders named like 20180807_145028",
        "none in it or one level below",
        "Give the data set's root, one of its subsets or one scene."));
}
