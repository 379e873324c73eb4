using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Cuboids;

/// <summary>Computes the volume two cuboids share: the one is cut by the six planes of the other, and what is left is measured by the divergence theorem.</summary>
/// <remarks>
/// A face is a set of directed edges rather than a ring of corners: neither cutting nor measuring needs their order. Both faces of an edge cut it at the same
/// bits, so the surface stays closed however the planes lie to one another, coincident ones included, and no tolerance is needed.
/// </remarks>
internal static class CuboidOverlap
{
    private const int Faces = 12;

    public static double Volume(Cuboid one, Cuboid other)
    {
        if (!HasVolume(one) || !HasVolume(other))
            return 0;

        // Two boxes whose surrounding spheres do not meet share nothing.
        if (!((one.Center - other.Center).Length < (one.Size.Length + other.Size.Length) / 2))
            return 0;

        var corners = BoxCorners.Of(one.Pose.Inverse() * other.Pose, other.Size);
        var surface = Surface(corners);
        var half = one.Size / 2;
        surface = Cut(surface, Vector3D.UnitX, half.X, cap: 6);
        surface = Cut(surface, -Vector3D.UnitX, half.X, cap: 7);
        surface = Cut(surface, Vector3D.UnitY, half.Y, cap: 8);
        surface = Cut(surface, -Vector3D.UnitY, half.Y, cap: 9);
        surface = Cut(surface, Vector3D.UnitZ, half.Z, cap: 10);
        surface = Cut(surface, -Vector3D.UnitZ, half.Z, cap: 11);
        return Math.Clamp(Measure(surface), 0, Math.Min(one.Volume, other.Volume));
    }

    private static bool HasVolume(Cuboid cuboid) => cuboid is { Length: > 0, Width: > 0, Height: > 0 };

    private static List<Edge> Surface(Vector3D[] corners)
    {
        var faces = BoxCorners.Faces;
        var edges = new List<Edge>(faces.Length);
        for (var i = 0; i < faces.Length; i++)
            edges.Add(new(i / 4, corners[faces[i]], corners[faces[i % 4 == 3 ? i - 3 : i + 1]]));
        return edges;
    }

    /// <summary>Keeps what lies at or below a height along a direction, and closes the hole with a new face.</summary>
    private static List<Edge> Cut(List<Edge> surface, Vector3D direction, double height, int cap)
    {
        var kept = new List<Edge>(surface.Count + 8);
        var seams = new Vector3D?[Faces];
        foreach (var edge in surface)
        {
            var (from, to) = (direction.Dot(edge.From) - height, direction.Dot(edge.To) - height);
            if (from > 0 && to > 0)
                continue;
            if (from <= 0 && to <= 0)
            {
                kept.Add(edge);
                continue;
            }

            // A face's cuts all lie on one line, its seam. Joining each to the first of them closes the face; the cap gets the same edges the other way.
            var cut = from <= 0 ? Between(edge.From, from, edge.To, to) : Between(edge.To, to, edge.From, from);
            var seam = seams[edge.Face] ??= cut;
            kept.Add(from <= 0 ? edge with { To = cut } : edge with { From = cut });
            if (cut == seam)
                continue;
            kept.Add(from <= 0 ? new(edge.Face, cut, seam) : new(edge.Face, seam, cut));
            kept.Add(from <= 0 ? new(cap, seam, cut) : new(cap, cut, seam));
        }

        return kept;
    }

    // Always from the kept end to the lost one, so that both directions of an edge give the same bits.
    private static Vector3D Between(Vector3D kept, double below, Vector3D lost, double above) => kept + (lost - kept) * (below / (below - above));

    /// <summary>Sums the pyramids from the origin over the faces, each face a fan of triangles around any one of its corners.</summary>
    private static double Measure(List<Edge> surface)
    {
        var apexes = new Vector3D?[Faces];
        var sixfold = 0.0;
        foreach (var edge in surface)
        {
            var apex = apexes[edge.Face] ??= edge.From;
            sixfold += apex.Dot(edge.From.Cross(edge.To));
        }

        return sixfold / 6;
    }

    private readonly record struct Edge(int Face, Vector3D From, Vector3D To);
}
