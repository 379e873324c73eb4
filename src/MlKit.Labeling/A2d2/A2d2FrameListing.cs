using System.Globalization;
using System.Text.RegularExpressions;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.A2d2;

/// <summary>Lists the files of one camera of a scene and groups them into frames.</summary>
internal sealed partial class A2d2FrameListing
{
    private static readonly A2d2FileKind[] Kinds = Enum.GetValues<A2d2FileKind>();

    private readonly List<LabelingIssue> _issues = [];
    private readonly SortedDictionary<long, Dictionary<A2d2FileKind, string>> _files = [];

    private A2d2FrameListing()
    {
    }

    public required IReadOnlyList<A2d2Frame> Frames { get; init; }

    public IReadOnlyList<LabelingIssue> Issues => _issues;

    public static A2d2FrameListing List(A2d2Scene scene, A2d2Camera camera)
    {
        var gathered = new A2d2FrameListing { Frames = [] };
        foreach (var kind in Kinds)
            gathered.Gather(scene, camera, kind);

        var kindsInUse = gathered._files.Values.SelectMany(files => files.Keys).Concat([A2d2FileKind.Points, A2d2FileKind.Image, A2d2FileKind.ImageInfo]).ToHashSet();
        var frames = new List<A2d2Frame>(gathered._files.Count);
        foreach (var (id, files) in gathered._files)
        {
            var missing = Kinds.Where(kind => kindsInUse.Contains(kind) && !files.ContainsKey(kind))
                .Select(kind => new A2d2MissingFile(kind, PathOf(scene, camera, kind, id)));
            frames.Add(new A2d2Frame(scene, camera, id, files, [.. missing]));
        }

        var listing = new A2d2FrameListing { Frames = frames };
        listing._issues.AddRange(gathered._issues);
        return listing;
    }

    public static bool HasFiles(string sceneFolder, A2d2Camera camera) =>
        Kinds.Any(kind => Directory.Exists(Path.Combine(sceneFolder, FolderOf(kind), camera.ToFolderName())));

    /// <summary>Returns where a file of a frame lies, whether or not it is there.</summary>
    public static string PathOf(A2d2Scene scene, A2d2Camera camera, A2d2FileKind kind, long id)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{scene.Name.Replace("_", "", StringComparison.Ordinal)}_{FolderOf(kind)}_{camera.ToFileNamePart()}_{id:D9}{ExtensionOf(kind)}");
        return Path.Combine(scene.Folder, FolderOf(kind), camera.ToFolderName(), name);
    }

    private void Gather(A2d2Scene scene, A2d2Camera camera, A2d2FileKind kind)
    {
        var folder = Path.Combine(scene.Folder, FolderOf(kind), camera.ToFolderName());
        if (!Directory.Exists(folder))
            return;

        foreach (var path in Directory.EnumerateFiles(folder, "*" + ExtensionOf(kind)).Order(StringComparer.Ordinal))
            Gather(scene, camera, kind, path);
    }

    private void Gather(A2d2Scene scene, A2d2Camera camera, A2d2FileKind kind, string path)
    {
        var name = Path.GetFileName(path);
        if (name.StartsWith('.'))
            return;

        var match = FileName().Match(name);
        var expected = Path.GetFileName(PathOf(scene, camera, kind, 91));
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

    [GeneratedRegex(@"^(?<stem>\d{14}_[a-zA-Z0-9]+_[a-z]+)_(?<id>\d{1,18})\.[a-z]+$")]
    private static partial Regex FileName();
}
