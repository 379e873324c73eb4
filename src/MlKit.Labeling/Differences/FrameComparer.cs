using System.Collections.Immutable;
using MlKit.Labeling.Annotations;

namespace MlKit.Labeling.Differences;

/// <summary>Compares the labels of one frame.</summary>
internal static class FrameComparer
{
    /// <summary>How far in m, px or rad a label may be off and still be unchanged.</summary>
    public const double SamePlace = 1e-6;

    public static FrameDifferences Compare(AnnotatedFrame? before, AnnotatedFrame? after, double minOverlap)
    {
        var cameras = (before?.Images ?? []).Concat(after?.Images ?? []).Select(image => image.Camera).Distinct().Order();
        return new FrameDifferences(
            before,
            after,
            CompareCuboids(before?.Cuboids ?? [], after?.Cuboids ?? [], minOverlap),
            [.. cameras.SelectMany(camera => CompareRectangles(camera, RectanglesOf(before, camera), RectanglesOf(after, camera), minOverlap))]);
    }

    private static ImmutableArray<CuboidDifference> CompareCuboids(ImmutableArray<CuboidAnnotation> before, ImmutableArray<CuboidAnnotation> after, double minOverlap)
    {
        var pairs = LabelPairing.Pair(before, after, label => label.ObjectId, label => (label.Cuboid.Center.X, label.Cuboid.Size.Length / 2), Overlap, minOverlap);
        return [.. pairs.Select(pair => new CuboidDifference(
            ChangeOf(pair.Before, pair.After, label => label.Label, label => label.Attributes, HasSameShape), pair.Before, pair.After, pair.Before is null || pair.After is null ? 0 : Overlap(pair.Before, pair.After)))];

        static double Overlap(CuboidAnnotation one, CuboidAnnotation other) => one.Cuboid.IntersectionOverUnion(other.Cuboid);
    }

    private static IEnumerable<RectangleDifference> CompareRectangles(int camera, ImmutableArray<RectangleAnnotation> before, ImmutableArray<RectangleAnnotation> after, double minOverlap)
    {
        var pairs = LabelPairing.Pair(before, after, label => label.ObjectId, label => (label.Left + (label.Width / 2), label.Width / 2), Overlap, minOverlap);
        return pairs.Select(pair => new RectangleDifference(
            ChangeOf(pair.Before, pair.After, label => label.Label, label => label.Attributes, HasSameShape), camera, pair.Before, pair.After, pair.Before is null || pair.After is null ? 0 : Overlap(pair.Before, pair.After)));
    }

    private static ImmutableArray<RectangleAnnotation> RectanglesOf(AnnotatedFrame? frame, int camera) =>
        [.. (frame?.Images ?? []).Where(image => image.Camera == camera).SelectMany(image => image.Rectangles)];

    private static LabelChange ChangeOf<T>(
        T? before, T? after, Func<T, string> labelOf, Func<T, ImmutableSortedDictionary<string, AttributeValue>> answersOf, Func<T, T, bool> hasSameShape)
        where T : class
    {
        if (before is null)
            return LabelChange.Added;
        if (after is null)
            return LabelChange.Removed;
        if (labelOf(before) != labelOf(after))
            return LabelChange.Reclassified;
        return hasSameShape(before, after) && answersOf(before).SequenceEqual(answersOf(after)) ? LabelChange.Unchanged : LabelChange.Adjusted;
    }

    // Corners compare angles as well, whichever turn they are counted from.
    private static bool HasSameShape(CuboidAnnotation one, CuboidAnnotation other) =>
        one.Cuboid == other.Cuboid || one.Cuboid.GetCorners().Zip(other.Cuboid.GetCorners()).All(pair => (pair.First - pair.Second).Length <= SamePlace);

    private static bool HasSameShape(RectangleAnnotation one, RectangleAnnotation other) =>
        Math.Abs(one.Left - other.Left) <= SamePlace && Math.Abs(one.Top - other.Top) <= SamePlace
        && Math.Abs(one.Left + one.Width - other.Left - other.Width) <= SamePlace && Math.Abs(one.Top + one.Height - other.Top - other.Height) <= SamePlace;

    private static double Overlap(RectangleAnnotation one, RectangleAnnotation other)
    {
        var width = Math.Min(one.Left + one.Width, other.Left + other.Width) - Math.Max(one.Left, other.Left);
        var height = Math.Min(one.Top + one.Height, other.Top + other.Height) - Math.Max(one.Top, other.Top);
        if (!(width > 0 && height > 0))
            return 0;

        // Areas beyond the range of a double have no share that can be told.
        var share = width * height / ((one.Width * one.Height) + (other.Width * other.Height) - (width * height));
        return share > 0 ? share : 0;
    }
}
