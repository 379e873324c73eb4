using System.Globalization;
using System.Text.RegularExpressions;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.A2d2;

/// <summary>Lists the files of one camera of a scene and groups them into frames.</summary>
internal sealed partial class A2d2FrameListing
{
    private static readonly A2d2FileKind[] Kinds = Enum.GetValues<A2d2FileKind>();

    private readonly A2d2Scene _scene;
    private readonly A2d2Camera _camera;
    private readonly List<LabelingIssue> _issues = [];
    private readonly SortedDictionary<long, Dictionary<A2d2FileKind, string>> _files = [];

    private A2d2FrameListing(A2d2Scene scene, A2d2Camera camera)
    {
        (_scene, _camera) = (scene, camera);
        foreach (var kind in Kinds)
            Gather(kind);
        Frames = [.. Group()];
    }

    /// <summary>Gets the frames in the order of their ids.</summary>
    public IReadOnlyList<A2d2Frame> Frames { get; }

    /// <summary>Gets what is wrong with the names of files.</summary>
    public IReadOnlyList<LabelingIssue> Issues => _issues;

    public static A2d2FrameListing List(A2d2Scene scene, A2d2Camera camera) => new(scene, camera);

    public static bool HasFolder(string sceneFolder, A2d2Camera camera) =>
        Kinds.Any(kind => Directory.Exists(Path.Combine(sceneFolder, FolderOf(kind), camera.ToFolderName())));

    /// <summary>Returns where a file of a frame lies, whether or not it is there.</summary>
    public static string PathOf(A2d2Scene scene, A2d2Camera camera, A2d2FileKind kind, long id)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{scene.Name.Replace("_", "", StringComparison.Ordinal)}_{FolderOf(kind)}_{camera.ToFileNamePart()}_{id:D9}{ExtensionOf(kind)}");
        return Path.Combine(scene.Folder, FolderOf(kind), camera.ToFolderName(), name);
    }

    private IEnumerable<A2d2Frame> Group()
    {
        var kindsInUse = _files.Values.SelectMany(files => files.Keys).Concat([A2d2FileKind.Points, A2d2FileKind.Image, A2d2FileKind.ImageInfo]).ToHashSet();
        foreach (var (id, files) in _files)
        {
            var missing = Kinds.Where(kind => kindsInUse.Contains(kind) && !files.ContainsKey(kind))
                .Select(kind => new A2d2MissingFile(kind, PathOf(_scene, _camera, kind, id)));
            yield return new A2d2Frame(_scene, _camera, id, files, [.. missing]);
        }
    }

    private void Gather(A2d2FileKind kind)
    {
        var folder = Path.Combine(_scene.Folder, FolderOf(kind), _camera.ToFolderName());
        if (!Directory.Exists(folder))
            return;

        foreach (var path in Directory.EnumerateFiles(folder, "*" + ExtensionOf(kind)).Order(StringComparer.Ordinal))
            Gather(kind, path);
    }

    private void Gather(A2d2FileKind kind, string path)
    {
        var name = Path.GetFileName(path);
        if (name.StartsWith('.'))
            return;

        var match = FileName().Match(name);
        var expected = Path.GetFileName(PathOf(_scene, _camera, kind, 91));
        if (!match.Success || match.Groups["stem"].Value != expected[..expected.LastIndexOf('_')])
        {
            _issues.Add(new LabelingIssue(
                path, $"must have a name like {expected}", "a name that tells no frame of this scene and camera", "Rename the file, or move it elsewhere."));
            return;
        }

        var files = Files(long.Parse(match.Groups["id"].ValueSpan, CultureInfo.InvariantCulture));
        if (!files.TryAdd(kind, path))
            _issues.Add(new LabelingIssue(path, "must be the only file of its frame id", $"{Path.GetFileName(files[kind])} beside it", "Remove one of the two."));
    }

    private Dictionary<A2d2FileKind, string> Files(long id)
    {
        if (!_files.TryGetValue(id, out var files))
            _files[id] = files = [];
        return files;
    }

    private static string FolderOf(A2d2FileKind kind) => kind switch
    {
        A2d2FileKind.Points => "lidar",
        A2d2FileKind.SemanticLabel => "label",
        A2d2FileKind.Boxes => "label3D",
        _ => "camera",
    };

    private static string ExtensionOf(A2d2FileKind kind) => kind switch
    {
        A2d2FileKind.Points => ".npz",
        A2d2FileKind.Image or A2d2FileKind.SemanticLabel => ".png",
        _ => ".json",
    };

    [GeneratedRegex("^(?<stem>[0-9]{14}_[a-zA-Z0-9]+_[a-z]+)_(?<id>[0-9]{1,18})[.][a-z]+$")]
    private static partial Regex FileName();
}
