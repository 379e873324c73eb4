using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Imaging;
using SkiaSharp;

namespace MlKit.Labeling.Pictures;

/// <summary>Draws lidar points and boxes onto a camera picture, so that a person sees whether a calibration and a conversion are right.</summary>
/// <remarks>
/// Coordinates are those of the camera's optical frame (x right, y down, z forward, m). Red points are near and violet ones far, on a logarithmic
/// scale that a legend in the bottom right corner states.
/// </remarks>
public sealed class ImageOverlay
{
    private const float LineWidth = 0.8f;
    private readonly PixelImage _image;
    private readonly CameraModel _camera;
    private readonly ImageOverlayOptions _options;
    private readonly List<Dot> _dots = [];
    private readonly List<Box3D> _boxes3D = [];
    private readonly List<Box2D> _boxes2D = [];
    private bool _hasPoints;

    /// <summary>Initializes a new instance of the <see cref="ImageOverlay"/> class.</summary>
    /// <param name="image">The picture to draw onto; it is read by <see cref="ToImage"/> and never changed.</param>
    /// <param name="camera">The camera that took the picture: of the undistorted picture where that is shown.</param>
    /// <param name="options">How points are shown; the defaults if null.</param>
    /// <exception cref="ArgumentException"><paramref name="image"/> does not have the size of <paramref name="camera"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ImageOverlay(PixelImage image, CameraModel camera, ImageOverlayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(camera);
        if ((image.Width, image.Height) != (camera.Width, camera.Height))
            throw new ArgumentException($"The image has {image.Width}x{image.Height} px, but the camera {camera.Width}x{camera.Height}.", nameof(image));

        (_image, _camera, _options) = (image, camera, options ?? new ImageOverlayOptions());
        _options.Check();
    }

    /// <summary>Adds points; those outside the picture and behind the camera are left out, and nearer ones cover farther ones.</summary>
    /// <param name="points">N x 3 coordinates in the optical frame, point by point, in m.</param>
    /// <returns>How many of the points lie in the picture.</returns>
    /// <exception cref="ArgumentException">The number of coordinates is not a multiple of 3.</exception>
    public int AddPoints(ReadOnlySpan<double> points)
    {
        if (points.Length % 3 != 0)
            throw new ArgumentException($"Points have 3 coordinates each, but {points.Length} numbers were given.", nameof(points));

        var before = _dots.Count;
        for (var i = 0; i < points.Length; i += 3)
        {
            if (_camera.TryProject(new Vector3D(points[i], points[i + 1], points[i + 2]), out var pixel) && _camera.Contains(pixel))
                _dots.Add(new Dot((float)pixel.U, (float)pixel.V, (float)points[i + 2]));
        }

        _hasPoints |= points.Length > 0;
        return _dots.Count - before;
    }

    /// <summary>Adds a rectangle in the picture; parts outside the picture are cut off.</summary>
    /// <param name="left">The left edge in px.</param>
    /// <param name="top">The top edge in px.</param>
    /// <param name="right">The right edge in px, not left of <paramref name="left"/>.</param>
    /// <param name="bottom">The bottom edge in px, not above <paramref name="top"/>.</param>
    /// <param name="label">The text above it; empty for none.</param>
    /// <param name="color">The colour, for example of <see cref="ClassPalette.ColorOf"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An edge is not a finite number, or two are the wrong way round.</exception>
    public void AddBox2D(double left, double top, double right, double bottom, string label, Rgb color)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (!(double.IsFinite(left) && double.IsFinite(right) && left <= right))
            throw new ArgumentOutOfRangeException(nameof(right), right, $"The right edge must be finite and not left of the left edge, {left}.");
        if (!(double.IsFinite(top) && double.IsFinite(bottom) && top <= bottom))
            throw new ArgumentOutOfRangeException(nameof(bottom), bottom, $"The bottom edge must be finite and not above the top edge, {top}.");

        _boxes2D.Add(new Box2D(new SKRect((float)left, (float)top, (float)right, (float)bottom), label, color));
    }

    /// <summary>Adds a box in space, drawn as a wire frame with a tinted front; what is nearer than 0.1 m or behind the camera is cut off.</summary>
    /// <param name="corners">
    /// 8 corners in the optical frame, in m, in the order of A2D2's 3d_points: bottom rear left, bottom front left, bottom front right,
    /// bottom rear right, then the top four likewise.
    /// </param>
    /// <param name="label">The text above it; empty for none.</param>
    /// <param name="color">The colour, for example of <see cref="ClassPalette.ColorOf"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="corners"/> are not 8 points of finite numbers.</exception>
    public void AddBox3D(ReadOnlySpan<Vector3D> corners, string label, Rgb color)
    {
        ArgumentNullException.ThrowIfNull(label);
        _boxes3D.Add(new Box3D(BoxCorners.Checked(corners), label, color));
    }

    /// <summary>Draws all that was added.</summary>
    /// <returns>A new RGB picture of the same size; the original is unchanged.</returns>
    public PixelImage ToImage()
    {
        using var canvas = Canvas.From(_image);
        var scale = Math.Clamp((int)Math.Round(canvas.Width / 640.0), 1, 6);
        DrawDots(canvas);
        var texts = DrawBoxes3D(canvas, scale);
        texts.AddRange(DrawBoxes2D(canvas, scale));

        var ticks = Legend.LogarithmicTicks(_options.MinDepth, _options.MaxDepth);
        var legend = _hasPoints ? Legend.Draw(canvas, scale, 8, "Depth (m)", ColorRamp.Depth, ticks) : SKRectI.Empty;
        var labels = new LabelPlacer(canvas, scale, legend);
        foreach (var (u, v, text, color) in texts)
            labels.Write(u, v, text, color);

        return canvas.ToImage();
    }

    private void DrawDots(Canvas canvas)
    {
        _dots.Sort(static (a, b) => b.Depth.CompareTo(a.Depth));
        var colors = ColorRamp.Depth.Over(_options.MinDepth, _options.MaxDepth);
        foreach (var (u, v, depth) in _dots)
            canvas.Dot(u, v, _options.DotRadius, colors.At(depth));
    }

    private List<Caption> DrawBoxes3D(Canvas canvas, int scale)
    {
        List<Caption> texts = [];
        var tracer = new EdgeTracer(_camera);
        foreach (var box in _boxes3D.OrderByDescending(box => box.Corners.Sum(corner => corner.Z)))
        {
            using var front = Trace(tracer, box.Corners, BoxCorners.Front, closed: true);
            using var edges = Trace(tracer, box.Corners, BoxCorners.Edges, closed: false);
            canvas.Fill(front, box.Color, 70);
            canvas.Stroke(edges, box.Color, scale * LineWidth);
            texts.AddRange(Above(canvas, edges.Bounds, edges.IsEmpty, box.Label, box.Color));
        }

        // The nearest box comes first, so that its label gets the best place.
        texts.Reverse();
        return texts;
    }

    private static SKPath Trace(EdgeTracer tracer, Vector3D[] corners, ReadOnlySpan<byte> indices, bool closed)
    {
        using var builder = new SKPathBuilder();
        List<SKPoint> run = [];
        for (var i = 0; i < indices.Length; i += closed ? 1 : 2)
        {
            tracer.Trace(corners[indices[i]], corners[indices[(i + 1) % indices.Length]], run);
            if (!closed && run.Count > 0)
            {
                builder.AddPoly([.. run], false);
                run.Clear();
            }
        }

        if (closed && run.Count > 0)
            builder.AddPoly([.. run], true);
        return builder.Detach();
    }

    private IEnumerable<Caption> DrawBoxes2D(Canvas canvas, int scale)
    {
        foreach (var (bounds, label, color) in _boxes2D)
        {
            using var builder = new SKPathBuilder();
            builder.AddRect(bounds);
            using var path = builder.Detach();
            canvas.Stroke(path, color, scale * LineWidth);
            foreach (var caption in Above(canvas, bounds, false, label, color))
                yield return caption;
        }
    }

    private static IEnumerable<Caption> Above(Canvas canvas, SKRect bounds, bool isEmpty, string label, Rgb color)
    {
        var visible = SKRect.Intersect(bounds, new SKRect(0, 0, canvas.Width, canvas.Height));
        return isEmpty || visible.IsEmpty ? [] : [new Caption(visible.MidX, visible.Top, label, color)];
    }

    private readonly record struct Dot(float U, float V, float Depth);

    private readonly record struct Caption(float U, float V, string Text, Rgb Color);

    private sealed record Box3D(Vector3D[] Corners, string Label, Rgb Color);

    private sealed record Box2D(SKRect Bounds, string Label, Rgb Color);
}
