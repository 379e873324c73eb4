using System.Collections.Immutable;
using CsCheck;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Tests.GroundTruth;

/// <summary>Generates sound frames.</summary>
internal static class GroundTruthGen
{
    private static readonly Gen<double> Number = Gen.Double.Where(double.IsFinite);
    private static readonly Gen<double?> Optional = Gen.Select(Gen.Bool, Number, (given, value) => given ? value : (double?)null);
    private static readonly Gen<string> Text = Gen.String["aZ09-_/.ü日\"\\\n <&+'"].Select(text => "x" + text);
    private static readonly Gen<Vector3D> Vector = Gen.Select(Number, Number, Number, (x, y, z) => new Vector3D(x, y, z));

    private static readonly Gen<QuaternionD> Heading = Gen.Double[-1, 1].Array[4]
        .Select(q => new QuaternionD(q[0], q[1], q[2], q[3])).Where(q => q.Length > 0.01).Select(q => q.Normalize());

    private static readonly Gen<GroundTruthPose> Pose = Gen.Select(Vector, Heading, (position, heading) => new GroundTruthPose(position, heading));

    private static readonly Gen<GroundTruthImage> Image =
        Gen.Select(Text, Number.Array[3], Gen.Double[0.1, 1e4].Array[2], Optional.Array[7], Pose, Gen.Enum<GroundTruthCameraModel>(), (path, n, f, o, pose, model) => new GroundTruthImage
        {
            ImagePath = path, UnixTimestamp = n[0], Fx = f[0], Fy = f[1], Cx = n[1], Cy = n[2],
            K1 = o[0], K2 = o[1], K3 = o[2], K4 = o[3], P1 = o[4], P2 = o[5], Skew = o[6], Pose = pose, CameraModel = model,
        });

    public static Gen<GroundTruthFrame> Frame { get; } =
        Gen.Select(Text, Number, Gen.Enum<PointFormat>(), Pose, Gen.Bool, Image.Array[0, 8], (path, time, format, pose, prefix, images) => new GroundTruthFrame
        {
            Frame = path, UnixTimestamp = time, Format = format, EgoVehiclePose = pose, Prefix = prefix ? $"s3://{path}/" : null, Images = [.. images],
        });

    public static Gen<SequenceFile> Sequence { get; } =
        Gen.Select(Gen.Int, Text, Frame.Array[1, 4], (number, prefix, frames) => new SequenceFile(number, $"s3://{prefix}/", ImmutableArray.Create(frames)));
}
