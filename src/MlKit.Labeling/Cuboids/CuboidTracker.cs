using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Cuboids;

/// <summary>Finds which cuboids of successive frames are the same object, for data without tracks such as A2D2's.</summary>
/// <remarks>
/// An object is expected where it was seen last; nothing is known of its motion. Of all pairs of a track and a cuboid that have the same label and whose centres are no
/// farther apart than a limit, the nearest pair is taken first, then the nearest of those left, and so on; each track and each cuboid is used once. Of equal distances
/// the lower track id, then the earlier cuboid goes first. A cuboid without a track begins one. The frames must share one world frame, or the vehicle must stand still.
/// </remarks>
public static class CuboidTracker
{
    /// <summary>Gives each cuboid the id of its track.</summary>
    /// <param name="frames">The cuboids of each frame, in the order of time and in one frame of reference.</param>
    /// <param name="maxDistance">How far the centre may move between two sightings, in m, whatever the frames between them.</param>
    /// <param name="maxGap">How many frames an object may be missing before its track ends.</param>
    /// <returns>For each frame, the ids of its cuboids in their order. Ids count from 0 in the order in which tracks begin.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="frames"/> or one of them is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDistance"/> is not positive, or <paramref name="maxGap"/> is negative.</exception>
    public static IReadOnlyList<ImmutableArray<int>> Track(IEnumerable<IReadOnlyList<LabeledCuboid>> frames, double maxDistance = 2, int maxGap = 1)
    {
        ArgumentNullException.ThrowIfNull(frames);
        if (!(maxDistance > 0))
            throw new ArgumentOutOfRangeException(nameof(maxDistance), maxDistance, "The distance must be positive.");
        ArgumentOutOfRangeException.ThrowIfNegative(maxGap);

        var result = new List<ImmutableArray<int>>();
        var open = new List<Sighting>();
        var next = 0;
        foreach (var cuboids in frames)
        {
            ArgumentNullException.ThrowIfNull(cuboids, nameof(frames));
            var frame = result.Count;
            open.RemoveAll(track => frame - track.Frame - 1 > maxGap);
            var ids = Match(open, cuboids, maxDistance);
            for (var i = 0; i < ids.Length; i++)
            {
                if (ids[i] < 0)
                    ids[i] = next++;
                open.RemoveAll(track => track.Id == ids[i]);
                open.Add(new(ids[i], cuboids[i].Label, cuboids[i].Cuboid.Center, frame));
            }

            result.Add([.. ids]);
        }

        return result;
    }

    /// <summary>Gives each object of a sequence the name and the id of its track.</summary>
    /// <param name="frames">The frames, in the order of time and in one frame of reference.</param>
    /// <param name="maxDistance">How far the centre may move between two sightings, in m, whatever the frames between them.</param>
    /// <param name="maxGap">How many frames an object may be missing before its track ends.</param>
    /// <returns>
    /// The frames with new <see cref="CuboidAnnotation.ObjectId"/>s, in the form of a UUID made of the track's label and number, and new
    /// <see cref="CuboidAnnotation.ObjectName"/>s, such as <c>Car:4</c>, counted from 1 for each label. Equal input gives equal ids.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="frames"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDistance"/> is not positive, or <paramref name="maxGap"/> is negative.</exception>
    public static ImmutableArray<AnnotatedFrame> AssignTracks(IReadOnlyList<AnnotatedFrame> frames, double maxDistance = 2, int maxGap = 1)
    {
        ArgumentNullException.ThrowIfNull(frames);
        var cuboids = frames.Select(frame => frame.Cuboids.Select(annotation => new LabeledCuboid(annotation.Label, annotation.Cuboid)).ToList());
        var ids = Track(cuboids, maxDistance, maxGap);
        var names = new Dictionary<int, string>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. frames.Select((frame, i) => frame with { Cuboids = [.. frame.Cuboids.Select((annotation, j) => Name(annotation, NameOf(ids[i][j], annotation.Label)))] })];

        string NameOf(int id, string label)
        {
            if (!names.TryGetValue(id, out var name))
                names[id] = name = FormattableString.Invariant($"{label}:{counts[label] = counts.GetValueOrDefault(label) + 1}");
            return name;
        }
    }

    private static CuboidAnnotation Name(CuboidAnnotation annotation, string name) =>
        annotation with { ObjectName = name, ObjectId = new Guid(XxHash128.Hash(Encoding.UTF8.GetBytes(name))).ToString("D") };

    /// <summary>Returns the track id of each cuboid, -1 for one without.</summary>
    private static int[] Match(List<Sighting> open, IReadOnlyList<LabeledCuboid> cuboids, double maxDistance)
    {
        var pairs = new List<(double Distance, int Id, int Index)>();
        for (var i = 0; i < cuboids.Count; i++)
        {
            foreach (var track in open)
            {
                var distance = (cuboids[i].Cuboid.Center - track.Center).Length;
                if (distance <= maxDistance && track.Label == cuboids[i].Label)
                    pairs.Add((distance, track.Id, i));
            }
        }

        pairs.Sort();
        var ids = new int[cuboids.Count];
        Array.Fill(ids, -1);
        var taken = new HashSet<int>();
        foreach (var (_, id, index) in pairs)
        {
            if (ids[index] < 0 && taken.Add(id))
                ids[index] = id;
        }

        return ids;
    }

    private readonly record struct Sighting(int Id, string Label, Vector3D Center, int Frame);
}
