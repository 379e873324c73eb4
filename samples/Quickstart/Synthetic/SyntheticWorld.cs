using MlKit.Labeling.Geometry;
using MlKit.Labeling.Pictures;

namespace Quickstart.Synthetic;

/// <summary>The synthetic world at one moment: a road, a sky and some boxes. Both the images and the lidar points come from casting rays into it, so they agree.</summary>
internal sealed class SyntheticWorld
{
    /// <summary>The height of the road in the vehicle frame, m.</summary>
    public const double Ground = -0.75;

    /// <summary>How far the lidar sees, m.</summary>
    public const double LidarRange = 90;

    private const double FirstBoxReflectance = 60;

    // Towards the sun, from behind on the left.
    private static readonly Vector3D Light = new Vector3D(-0.5, 0.45, 0.75).Normalize();

    private readonly (RigidTransform ToBox, SyntheticBox Box)[] _boxes;

    public SyntheticWorld(double seconds) =>
        _boxes = [.. Boxes.Select(box => (box.PoseAt(seconds).Inverse(), box))];

    public static IReadOnlyList<SyntheticBox> Boxes { get; } =
    [
        new("Car", new(14, 1.6, Ground), new(4.4, 1.8, 1.5), 0.04, 3.0, new(196, 48, 43)),
        new("VanSUV", new(21, -3.4, Ground), new(4.8, 1.95, 1.9), 0.0, 1.0, new(52, 101, 164)),
        new("Truck", new(38, 4.2, Ground), new(9.5, 2.5, 3.4), 3.11, 4.0, new(238, 190, 66)),
        new("Pedestrian", new(11, 6.0, Ground), new(0.5, 0.6, 1.75), -1.4, 1.2, new(90, 170, 80)),
        new("Cyclist", new(17, 6.4, Ground), new(1.8, 0.6, 1.8), 0.15, 3.5, new(150, 84, 168)),
        new("Car", new(30, -7.2, Ground), new(4.2, 1.75, 1.45), 1.2, 0.0, new(216, 216, 210)),
        new("Bus", new(55, -4.0, Ground), new(11.5, 2.55, 3.1), 0.0, 0.5, new(60, 150, 140)),
        new("Car", new(26, 10.5, Ground), new(4.5, 1.8, 1.5), 0.6, 0.0, new(70, 78, 88)),
    ];

    /// <summary>Casts a ray; <see cref="Hit.None"/> is the sky.</summary>
    public Hit Cast(Vector3D origin, Vector3D direction)
    {
        var nearest = CastGround(origin, direction);
        for (var i = 0; i < _boxes.Length; i++)
        {
            var hit = CastBox(i, origin, direction);
            if (hit.Distance < nearest.Distance)
                nearest = hit;
        }

        return nearest;
    }

    public static Rgb Sky(Vector3D direction)
    {
        var height = Math.Clamp(direction.Z * 2.5, 0, 1);
        return Mix(new Rgb(214, 226, 236), new Rgb(96, 146, 200), height);
    }

    private static Hit CastGround(Vector3D origin, Vector3D direction)
    {
        if (direction.Z >= -1e-6)
            return Hit.None;

        var distance = (Ground - origin.Z) / direction.Z;
        var point = origin + (direction * distance);
        var (color, reflectance) = GroundAt(point);

        // The far road fades into the haze; without it the checks would flicker at the horizon.
        return new Hit(distance, Mix(color, new Rgb(190, 198, 204), Math.Clamp((distance - 25) / 120, 0, 1)), reflectance);
    }

    private static (Rgb Color, int Reflectance) GroundAt(Vector3D point)
    {
        var side = Math.Abs(point.Y - 0.2);
        if (side > 7.6)
            return (IsEven(point, 2) ? new Rgb(104, 132, 84) : new Rgb(96, 124, 78), 12);
        if (Math.Abs(side - 7.2) < 0.08 || (Math.Abs(side - 2.0) < 0.08 && Modulo(point.X, 6) < 3))
            return (new Rgb(232, 232, 226), 45);
        return (IsEven(point, 1) ? new Rgb(88, 90, 94) : new Rgb(80, 82, 86), 8);
    }

    private Hit CastBox(int index, Vector3D origin, Vector3D direction)
    {
        var (toBox, box) = _boxes[index];
        var (o, d, half) = (toBox.Transform(origin), toBox.Rotation.Transform(direction), box.Size * 0.5);
        var (near, far, face) = (double.NegativeInfinity, double.PositiveInfinity, 0);
        if (!Slab(o.X, d.X, half.X, 0, ref near, ref far, ref face)
            || !Slab(o.Y, d.Y, half.Y, 1, ref near, ref far, ref face)
            || !Slab(o.Z, d.Z, half.Z, 2, ref near, ref far, ref face)
            || near <= 0)
        {
            return Hit.None;
        }

        var p = o + (d * near);
        return new Hit(near, Shade(box, toBox, p, face), (int)FirstBoxReflectance + (4 * index));
    }

    private static bool Slab(double origin, double direction, double half, int axis, ref double near, ref double far, ref int face)
    {
        if (Math.Abs(direction) < 1e-12)
            return Math.Abs(origin) <= half;

        var (a, b) = ((-half - origin) / direction, (half - origin) / direction);
        if (Math.Min(a, b) > near)
            (near, face) = (Math.Min(a, b), axis);
        far = Math.Min(far, Math.Max(a, b));
        return near <= far;
    }

    private static Rgb Shade(SyntheticBox box, RigidTransform toBox, Vector3D p, int face)
    {
        var light = toBox.Rotation.Transform(Light);
        var (facing, position) = face switch
        {
            0 => (Math.Sign(p.X) * light.X, p.X),
            1 => (Math.Sign(p.Y) * light.Y, p.Y),
            _ => (Math.Sign(p.Z) * light.Z, p.Z),
        };
        var brightness = 0.62 + (0.38 * Math.Max(0, facing));

        // A dark band for the windows and dark edges make it plain in a picture whether a wire frame sits right.
        var half = box.Size * 0.5;
        var edges = (IsNear(p.X, half.X) ? 1 : 0) + (IsNear(p.Y, half.Y) ? 1 : 0) + (IsNear(p.Z, half.Z) ? 1 : 0);
        var window = face != 2 && box.Class is not ("Pedestrian" or "Cyclist") && p.Z > 0.1 * box.Size.Z && p.Z < 0.36 * box.Size.Z;
        brightness *= edges >= 2 ? 0.45 : window ? 0.55 : 1;
        return position is 0 ? box.Color : Mix(new Rgb(0, 0, 0), box.Color, brightness);
    }

    private static bool IsNear(double value, double half) => half - Math.Abs(value) < 0.035;

    private static bool IsEven(Vector3D point, double size) => ((long)Math.Floor(point.X / size) + (long)Math.Floor(point.Y / size)) % 2 == 0;

    private static double Modulo(double value, double size) => value - (size * Math.Floor(value / size));

    private static Rgb Mix(Rgb from, Rgb to, double share) => new(
        (byte)(from.R + ((to.R - from.R) * share)), (byte)(from.G + ((to.G - from.G) * share)), (byte)(from.B + ((to.B - from.B) * share)));
}
