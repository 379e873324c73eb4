using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Text;
using MlKit.Labeling.Annotations;

namespace MlKit.Labeling.Supervisely;

/// <summary>Represents an episode: the frames of a sequence, numbered from 0 in their order.</summary>
internal sealed record SuperviselyEpisode(string Name, ImmutableArray<AnnotatedFrame> Frames)
{
    /// <summary>Returns the name of a frame's point file.</summary>
    public string CloudName(int frame) => Path.GetFileNameWithoutExtension(Frames[frame].Source!.Frame) + ".pcd";

    /// <summary>Returns the name of the folder of a frame's images: that of its point file, with an underscore for each point, as Supervisely looks for it.</summary>
    public string ImagesName(int frame) => CloudName(frame).Replace('.', '_');

    /// <summary>Returns a key of the episode or of something in it: 32 hexadecimal digits, as Supervisely's own.</summary>
    public string Key(string what, int frame = 0, int index = 0) =>
        Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Name}/{what}/{frame}/{index}"))));
}
