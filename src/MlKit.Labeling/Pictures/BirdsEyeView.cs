using System.Globalization;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Imaging;
using SkiaSharp;

namespace MlKit.Labeling.Pictures;

/// <summary>Draws lidar points and boxes as seen from above: forward (x) is up in the picture, left (y) is left.</summary>
/// <remarks>
/// Coordinates are those of a vehicle, camera view or lidar frame (x forward, y left, z up, m). Grid lines are 10 m apart, the arrow is the
/// origin, colours are heights, and a point (x, y) lies at u = (Sideways - y) PixelsPerMeter, v = (Ahead - x) PixelsPerMeter from the top left.
/// </remarks>
public sealed class BirdsEyeView
{
    private const int Scale = 2;
    private const int GridMeters = 10;
    private static readonly Rgb Ground = new(0x10, 0x14, 0x1A);
    private static readonly Rgb Grid = new(0x26, 0x2E, 0x39);
    private static readonly Rgb Axis = new(0x45, 0x51, 0x61);
    private static readonly Rgb Caption = new(0x8B, 0x98, 0xA9);
    private static readonly Rgb Ego = new(0xFF, 0xFF, 0xFF);
    private readonly BirdsEyeViewOptions _options;
    private readonly List<Vector3D> _points = [];
    private readonly List<Box> _boxes = [];

    /// <summary>Initializes a new instance of the <see cref="BirdsEyeView"/> class.</summary>
    /// <param name="options">What is shown; the defaults if null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range, or the picture would be larger than 8192 px.</exception>
    public BirdsEyeView(BirdsEyeViewOptions? options = null)
    {
        _options = options ?? new BirdsEyeViewOptions();
        _options.Check();
    }

    /// <summary>Adds points; those outside the picture are left out, and higher ones cover lower ones.</summary>
    /// <param name="points">N x 3 coordinates (x, y, z), point by point, in m.</param>
    /// <returns>How many of the points lie in the picture.</returns>
    /// <exception cref="ArgumentException">The number of coordinates is not a multiple of 3.</exception>
    public int AddPoints(ReadOnlySpan<double> points)
    {
        if (points.Length % 3 != 0)
            throw new ArgumentException($"Points have 3 coordinates each, but {points.Length} numbers were given.", nameof(points));

        var before = _points.Count;
        for (var i = 0; i < points.Length; i += 3)
        {
            var (x, y, z) = (points[i], points[i + 1], points[i + 2]);
            if (x > -_options.Behind && x <= _options.Ahead && y > -_options.Sideways && y <= _options.Sideways && double.IsFinite(z))
                _points.Add(new Vector3D(x, y, z));
        }

        return _points.Count - before;
    }

    /// <summary>Adds a box by its corners; its footprint is drawn, with an arrow through its front.</summary>
    /// <param name="corners">
    /// 8 corners, in m, in the order of A2D2's 3d_points: bottom rear left, bottom front left, bottom front right, bottom rear right, then the top.
    /// </param>
    /// <param name="label">The text above it; empty for none.</param>
    /// <param name="color">The colour, for example of <see cref="ClassPalette.ColorOf"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="corners"/> are not 8 points of finite numbers.</exception>
    public void AddBox(ReadOnlySpan<Vector3D> corners, string label, Rgb color)
    {
        ArgumentNullException.ThrowIfNull(label);
        _boxes.Add(new Box(BoxCorners.Checked(corners), label, color));
    }

    /// <summary>Adds a box by its centre, size and heading; its footprint is drawn, with an arrow through its front.</summary>
    /// <param name="center">The centre in m.</param>
    /// <param name="size">The length (x), width (y) and height (z) in m.</param>
    /// <param name="yaw">The heading in rad, counter-clockwise from x as seen from above.</param>
    /// <param name="label">The text above it; empty for none.</param>
    /// <param name="color">The colour, for example of <see cref="ClassPalette.ColorOf"/>.</param>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public void AddBox(Vector3D center, Vector3D size, double yaw, string label, Rgb color)
    {
        var corners = BoxCorners.Of(center, size, yaw);
        AddBox(corners, label, color);
    }

    /// <summary>Draws all that was added.</summary>
    /// <returns>A new RGB picture.</returns>
    public PixelImage ToImage()
    {
        var width = (int)Math.Ceiling(2 * _options.Sideways * _options.PixelsPerMeter);
        var height = (int)Math.Ceiling((_options.Ahead + _options.Behind) * _options.PixelsPerMeter);
        using var canvas = new Canvas(width, height);
        canvas.Clear(Ground);
        DrawGrid(canvas);
        DrawBoxes(canvas);
        DrawPoints(canvas);
        DrawEgo(canvas);

        // The margin leaves room for the distances along the lower edge.
        var ticks = Legend.LinearTicks(_options.MinHeight, _options.MaxHeight);
        var legend = _points.Count > 0 ? Legend.Draw(canvas, Scale, 16, "Height (m)", ColorRamp.Height, ticks) : SKRectI.Empty;
        WriteLabels(canvas, new LabelPlacer(canvas, Scale, legend));
        return canvas.ToImage();
    }

    // A pixel centre is half a pixel right of and below the corner from which metres are counted.
    private double U(double y) => ((_options.Sideways - y) * _options.PixelsPerMeter) - 0.5;

    private double V(double x) => ((_options.Ahead - x) * _options.PixelsPerMeter) - 0.5;

    private SKPoint At(Vector3D point) => new((float)U(point.Y), (float)V(point.X));

    private void DrawGrid(Canvas canvas)
    {
        foreach (var y in GridValues(-_options.Sideways, _options.Sideways))
        {
            canvas.Line(U(y), 0, U(y), canvas.Height, y == 0 ? Axis : Grid);
            WriteDistance(canvas, y, (int)U(y) + (3 * Scale), canvas.Height - (10 * Scale));
        }

        foreach (var x in GridValues(-_options.Behind, _options.Ahead))
        {
            canvas.Line(0, V(x), canvas.Width, V(x), x == 0 ? Axis : Grid);
            if (V(x) < canvas.Height - (12 * Scale))
                WriteDistance(canvas, x, 3 * Scale, (int)V(x) - (10 * Scale));
        }
    }

    private static IEnumerable<int> GridValues(double from, double to)
    {
        for (var value = (int)Math.Ceiling(from / GridMeters) * GridMeters; value <= to; value += GridMeters)
            yield return value;
    }

    private static void WriteDistance(Canvas canvas, int meters, int left, int top)
    {
        var text = meters.ToString(CultureInfo.InvariantCulture) + " m";
        if (left >= 0 && top >= 0 && left + PixelFont.Measure(text, Scale) <= canvas.Width && top + (PixelFont.Height * Scale) <= canvas.Height)
            canvas.Text(left, top, text, Scale, Caption);
    }

    private void DrawPoints(Canvas canvas)
    {
        _points.Sort(static (a, b) => a.Z.CompareTo(b.Z));
        var range = _options.MaxHeight - _options.MinHeight;
        foreach (var point in _points)
            canvas.Dot(U(point.Y), V(point.X), 1, ColorRamp.Height.At((point.Z - _options.MinHeight) / range));
    }

    private void DrawEgo(Canvas canvas)
    {
        var size = Math.Max(1.2, 8 / _options.PixelsPerMeter);
        using var builder = new SKPathBuilder();
        ReadOnlySpan<Vector3D> arrow = [new(size, 0, 0), new(-size, 0.75 * size, 0), new(-0.5 * size, 0, 0), new(-size, -0.75 * size, 0)];
        builder.AddPoly([At(arrow[0]), At(arrow[1]), At(arrow[2]), At(arrow[3])], true);
        using var path = builder.Detach();
        canvas.Fill(path, Ego, 255);
    }

    private void DrawBoxes(Canvas canvas)
    {
        foreach (var (corners, _, color) in _boxes)
        {
            using var outline = new SKPathBuilder();
            outline.AddPoly([At(corners[0]), At(corners[1]), At(corners[2]), At(corners[3])], true);
            using var footprint = outline.Snapshot();
            outline.MoveTo(At((corners[0] + corners[2]) * 0.5));
            outline.LineTo(At(Tip(corners)));
            using var lines = outline.Detach();
            canvas.Fill(footprint, color, 70);
            canvas.Stroke(lines, color, 1.6f);
        }

    }

    private void WriteLabels(Canvas canvas, LabelPlacer labels)
    {
        foreach (var (corners, label, color) in _boxes)
        {
            var (u, top, bottom) = (corners.Average(corner => U(corner.Y)), corners.Min(corner => V(corner.X)), corners.Max(corner => V(corner.X)));
            if (u >= 0 && u < canvas.Width && bottom >= 0 && top < canvas.Height)
                labels.Write(u, Math.Min(top, V(Tip(corners).X)), label, color);
        }
    }

    /// <summary>The end of the arrow through the front: half a length, and a quarter more, ahead of the centre.</summary>
    private static Vector3D Tip(Vector3D[] corners)
    {
        var (rear, front) = ((corners[0] + corners[3]) * 0.5, (corners[1] + corners[2]) * 0.5);
        return front + ((front - rear) * 0.25);
    }

    private sealed record Box(Vector3D[] Corners, string Label, Rgb Color);
}
