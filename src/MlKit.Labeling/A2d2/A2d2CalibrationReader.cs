using MlKit.Labeling.Cameras;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.A2d2;

/// <summary>Reads <c>cams_lidars.json</c> and gathers its problems.</summary>
internal static class A2d2CalibrationReader
{
    public static A2d2Calibration Read(JsonCursor root, string name)
    {
        var cameras = new SortedDictionary<A2d2Camera, A2d2CameraCalibration>();
        foreach (var (key, value) in root.Required("cameras")?.Properties() ?? [])
        {
            // A rig may carry more cameras than the six that A2D2's files are named after; they are of no use here.
            if (A2d2CameraExtensions.FromKey(key) is { } camera && ReadCamera(camera, value) is { } calibration)
                cameras[camera] = calibration;
        }

        var lidars = new SortedDictionary<string, RigidTransform>(StringComparer.Ordinal);
        foreach (var (key, value) in root.Required("lidars")?.Properties() ?? [])
        {
            if (ReadView(value) is { } view)
                lidars[key] = view;
        }

        return new A2d2Calibration(name, cameras, lidars);
    }

    private static A2d2CameraCalibration? ReadCamera(A2d2Camera camera, JsonCursor value)
    {
        // Everything is read before anything is given up, so that all problems of a camera are told at once.
        var view = ReadView(value);
        var lens = ReadLens(value.Required("Lens"));
        var size = value.Required("Resolution")?.Numbers(2);
        var undistorted = ReadMatrix(value.Required("CamMatrix"));
        var original = ReadMatrix(value.Required("CamMatrixOriginal"));
        var distortion = ReadDistortion(value.Required("Distortion"), lens);
        var delay = ReadDelay(value.Optional("tstamp_delay"));
        if (!IsSize(value, size) || view is null || lens is null || undistorted is null || original is null || distortion is null)
            return null;

        var (width, height) = ((int)size![0], (int)size[1]);
        return new A2d2CameraCalibration
        {
            Camera = camera,
            Lens = lens.Value,
            View = view.Value,
            Undistorted = new PinholeCamera(width, height, undistorted[0], undistorted[4], undistorted[2], undistorted[5]),
            Original = CreateOriginal(lens.Value, width, height, original, distortion),
            Distortion = [.. distortion],
            TimestampDelay = delay,
        };
    }

    private static bool IsSize(JsonCursor camera, double[]? size)
    {
        if (size is null)
            return false;
        if (size.All(side => side is >= 1 and <= 65_535 && side == Math.Floor(side)))
            return true;

        camera.Required("Resolution")?.Wrong("must be the image's width and height in whole px");
        return false;
    }

    private static RigidTransform? ReadView(JsonCursor sensor)
    {
        if (sensor.Required("view") is not { } view)
            return null;

        var origin = view.Required("origin")?.Numbers(3);
        var x = view.Required("x-axis")?.Numbers(3);
        var y = view.Required("y-axis")?.Numbers(3);
        if (origin is null || x is null || y is null)
            return null;

        var (position, xAxis, yAxis) = (ToVector(origin), ToVector(x), ToVector(y));
        return IsPose(view, position, xAxis, yAxis) ? RigidTransform.FromView(position, xAxis, yAxis) : null;
    }

    private static bool IsPose(JsonCursor view, Vector3D origin, Vector3D xAxis, Vector3D yAxis)
    {
        if (!HasDirection(xAxis) || !HasDirection(yAxis))
        {
            view.Wrong(
                "must have axes with a direction",
                FormattableString.Invariant($"an x-axis of length {xAxis.Length} and a y-axis of length {yAxis.Length}"),
                "Give 'x-axis' and 'y-axis' as unit vectors.");
            return false;
        }

        var skew = xAxis.Dot(yAxis) / (xAxis.Length * yAxis.Length);
        if (Math.Abs(skew) > A2d2Calibration.MaxAxisSkew)
        {
            view.Wrong(
                FormattableString.Invariant($"must have an x-axis and a y-axis at right angles (cosine within {A2d2Calibration.MaxAxisSkew})"),
                FormattableString.Invariant($"a cosine of {skew:0.######}"),
                "Correct the axes; a pose cannot be told from a skewed view.");
            return false;
        }

        if (double.IsFinite(origin.Length))
            return true;

        view.Wrong("must have its origin at a finite distance in m", FormattableString.Invariant($"[{origin.X}, {origin.Y}, {origin.Z}]"), "Correct the origin.");
        return false;
    }

    private static bool HasDirection(Vector3D axis) => axis.Length is >= Vector3D.MinLength and < double.PositiveInfinity;

    private static TimeSpan ReadDelay(JsonCursor? delay)
    {
        const double Day = 86_400e6;
        if (delay?.Number() is not { } microseconds)
            return TimeSpan.Zero;
        if (Math.Abs(microseconds) <= Day)
            return TimeSpan.FromMicroseconds(microseconds);

        delay.Value.Wrong("must be a delay in microseconds, a day at most");
        return TimeSpan.Zero;
    }

    private static A2d2Lens? ReadLens(JsonCursor? lens)
    {
        switch (lens?.String())
        {
            case "Telecam":
                return A2d2Lens.Telecam;
            case "Fisheye":
                return A2d2Lens.Fisheye;
            case null:
                return null;
            default:
                lens!.Value.Wrong("must be 'Telecam' or 'Fisheye'", "Name the lens model the coefficients were fitted with.");
                return null;
        }
    }

    /// <summary>Reads a 3 x 3 camera matrix [[fx, 0, cx], [0, fy, cy], [0, 0, 1]] as 9 numbers.</summary>
    private static double[]? ReadMatrix(JsonCursor? matrix)
    {
        if (matrix is not { } found)
            return null;

        var rows = found.Items() ?? [];
        if (rows.Count != 3 && found.IsArray)
        {
            found.Wrong("must be a 3 x 3 matrix");
            return null;
        }

        var values = rows.Select(row => row.Numbers(3)).ToArray();
        if (values.Length != 3 || values.Contains(null))
            return null;

        double[] m = [.. values.SelectMany(row => row!)];
        if (m is [> 0, 0, _, 0, > 0, _, 0, 0, 1])
            return m;

        found.Wrong(
            "must be a camera matrix [[fx, 0, cx], [0, fy, cy], [0, 0, 1]] with positive fx and fy",
            FormattableString.Invariant($"[[{m[0]}, {m[1]}, {m[2]}], [{m[3]}, {m[4]}, {m[5]}], [{m[6]}, {m[7]}, {m[8]}]]"),
            "Correct the matrix; skewed pixels are not supported.");
        return null;
    }

    /// <summary>Reads the coefficients, which A2D2 nests as [[k1, ...]] and others give flat.</summary>
    private static double[]? ReadDistortion(JsonCursor? distortion, A2d2Lens? lens)
    {
        if (distortion?.Items() is not { } items || lens is null)
            return null;

        var coefficients = items is [{ IsArray: true } nested] ? nested : distortion.Value;
        return coefficients.Numbers(lens == A2d2Lens.Fisheye ? 4 : 5);
    }

    private static CameraModel CreateOriginal(A2d2Lens lens, int width, int height, double[] m, double[] d) => lens == A2d2Lens.Fisheye
        ? new FisheyeCamera(width, height, m[0], m[4], m[2], m[5], d[0], d[1], d[2], d[3])
        : new BrownConradyCamera(width, height, m[0], m[4], m[2], m[5], d[0], d[1], d[2], d[3], d[4]);

    private static Vector3D ToVector(double[] v) => new(v[0], v[1], v[2]);
}
