using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using MlKit.Labeling.Annotations;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Cuboids;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.PointClouds;
using MlKit.Labeling.SegmentsAi;
using MlKit.Labeling.Tests.GroundTruth;

namespace MlKit.Labeling.Tests.SegmentsAi;

public sealed class SegmentsAiSampleTests
{
    private static readonly GroundTruthImage Image = new()
    {
        ImagePath = "images/1.png", UnixTimestamp = 1, Fx = 1000, Fy = 1001, Cx = 960, Cy = 604, Pose = new(new(1, 2, 3), new QuaternionD(-0.5, 0.5, -0.5, 0.5)),
    };

    private static readonly GroundTruthFrame Frame = new() { Frame = "points/1.bin", UnixTimestamp = 1537876296.900931, Format = PointFormat.BinaryXyzi, Images = [Image] };

    [Fact]
    public void ToAttributes_Sample_IsExactlyThis()
    {
        var sequence = new SequenceFile(1, "s3://b/p/", [Frame, Frame with
        {
            Frame = "points/2.bin", UnixTimestamp = 2, Prefix = "s3://images/",
            Images = [Image with { K1 = 0.1, P2 = 0.2 }, Image with { CameraModel = GroundTruthCameraModel.Fisheye, K1 = 0.5, K4 = 0.25 }],
        }]);

        const string Camera = """
            "intrinsics":{"intrinsic_matrix":[[1000,0,960],[0,1001,604],[0,0,1]]},
            "extrinsics":{"translation":{"x":1,"y":2,"z":3},"rotation":{"qx":0.5,"qy":-0.5,"qz":0.5,"qw":-0.5}},
            """;
        Assert.Equal(
            $$$"""
            {"frames":[
            {"pcd":{"url":"s3://b/p/points/1.bin","type":"binary-xyzi"},"name":"1","timestamp":1537876296900931000,"images":[
            {"url":"s3://b/p/images/1.png","row":0,"col":0,{{{Camera}}}"camera_convention":"OpenCV"}]},
            {"pcd":{"url":"s3://b/p/points/2.bin","type":"binary-xyzi"},"name":"2","timestamp":2000000000,"images":[
            {"url":"s3://images/images/1.png","row":0,"col":0,{{{Camera}}}"distortion":{"model":"brown-conrady","coefficients":{"k1":0.1,"k2":0,"k3":0,"p1":0,"p2":0.2}},"camera_convention":"OpenCV"},
            {"url":"s3://images/images/1.png","row":0,"col":1,{{{Camera}}}"distortion":{"model":"fisheye","coefficients":{"k1":0.5,"k2":0,"k3":0,"k4":0.25}},"camera_convention":"OpenCV"}]}]}
            """.ReplaceLineEndings("") + "\n",
            Encoding.UTF8.GetString(SegmentsAiSample.ToAttributes(sequence)));
    }

    [Fact]
    public void ToAttributes_WhatCannotBeWritten_IsListed()
    {
        var sequence = new SequenceFile(1, "s3://b/", [Frame with { Format = PointFormat.TextXyz, UnixTimestamp = 1e10, Images = [Image with { K4 = 0.5, Skew = 2 }, Image with { Fx = double.NaN }, Image with { Pose = default }] }]);

        Assert.Equal(
            """
            6 problems were found:
            - Frames[0].Format: must be binary/xyzi, but found text/xyz. Convert with PointFormat.BinaryXyzi.
            - Frames[0].UnixTimestamp: must be a time whose nanoseconds fit 64 bits, but found 10000000000. Give it in s since 1970.
            - Frames[0].Images[0].K4: must be absent from a pinhole camera, for which Segments.ai has none, but found 0.5. Undistort the images, or leave k4 out.
            - Frames[0].Images[0].Skew: must be absent: Segments.ai takes pixels to be square, but found 2. Undistort the images, or leave the skew out.
            - Frames[0].Images[1]: must have a camera of finite numbers and a heading of length 1, but found NaN. Correct the camera, or leave the image out.
            - Frames[0].Images[2]: must have a camera of finite numbers and a heading of length 1, but found a heading of length 0. Correct the camera, or leave the image out.
            """.ReplaceLineEndings("\n"),
            Assert.Throws<LabelingDataException>(() => SegmentsAiSample.ToAttributes(sequence)).Message);
    }

    [Fact]
    public void ToLabel_Frames_AreExactlyThis()
    {
        var car = new CuboidAnnotation { Label = "Car", ObjectId = "a", Cuboid = new(new(1, 2, 3), 4, 2, 1.5, new YawPitchRoll(3 * Math.PI, 0, 0)), Attributes = new BoxAttributes(1, 0).ToValues() };
        var bus = car with { Label = "Bus", ObjectId = null };
        AnnotatedFrame[] frames = [new() { Number = 5, Source = Frame, Cuboids = [bus, car] }, new() { Number = 5, Cuboids = [car, bus with { Cuboid = bus.Cuboid with { Rotation = new(0, 0, Math.PI) } }] }];

        Assert.Equal(
            """
            {"format_version":"0.2","frames":[
            {"format_version":"0.2","timestamp":1537876296900931000,"annotations":[
            {"id":1,"category_id":2,"type":"cuboid","position":{"x":1,"y":2,"z":3},"dimensions":{"x":4,"y":2,"z":1.5},"yaw":3.141592653589793,"track_id":1,"is_keyframe":true,"attributes":{"Occlusion":1,"Truncation":0}},
            {"id":2,"category_id":1,"type":"cuboid","position":{"x":1,"y":2,"z":3},"dimensions":{"x":4,"y":2,"z":1.5},"yaw":3.141592653589793,"track_id":2,"is_keyframe":true,"attributes":{"Occlusion":1,"Truncation":0}}]},
            {"format_version":"0.2","annotations":[
            {"id":1,"category_id":1,"type":"cuboid","position":{"x":1,"y":2,"z":3},"dimensions":{"x":4,"y":2,"z":1.5},"yaw":3.141592653589793,"track_id":2,"is_keyframe":true,"attributes":{"Occlusion":1,"Truncation":0}},
            {"id":2,"category_id":2,"type":"cuboid","position":{"x":1,"y":2,"z":3},"dimensions":{"x":4,"y":2,"z":1.5},"yaw":0,"rotation":{"qx":1,"qy":0,"qz":0,"qw":6.123233995736766E-17},"track_id":3,"is_keyframe":true,"attributes":{"Occlusion":1,"Truncation":0}}]}]}
            """.ReplaceLineEndings("") + "\n",
            Encoding.UTF8.GetString(SegmentsAiSample.ToLabel(frames, ["Car", "Bus"])));
    }

    [Fact]
    public void ToLabel_AnyCuboid_HasItsCornersWhereSegmentsAiPutsThem() => LabelGen.Annotation.Sample(
        annotation =>
        {
            var json = JsonNode.Parse(SegmentsAiSample.ToLabel([new() { Number = 0, Cuboids = [annotation] }], LabelGen.Labels))!["frames"]![0]!["annotations"]![0]!;

            // x is the length, y the width; the quaternion is the whole rotation, and without it yaw is, counter-clockwise from x.
            var q = json["rotation"];
            var rotation = q is null
                ? QuaternionD.FromYawPitchRoll(new((double)json["yaw"]!, 0, 0))
                : new QuaternionD((double)q["qw"]!, (double)q["qx"]!, (double)q["qy"]!, (double)q["qz"]!);
            foreach (var (corner, x, y, z) in annotation.Cuboid.GetCorners().Zip([(-1, 1, -1), (1, 1, -1), (1, -1, -1), (-1, -1, -1), (-1, 1, 1), (1, 1, 1), (1, -1, 1), (-1, -1, 1)], (corner, s) => (corner, s.Item1, s.Item2, s.Item3)))
            {
                var half = new Vector3D(x * (double)json["dimensions"]!["x"]! / 2, y * (double)json["dimensions"]!["y"]! / 2, z * (double)json["dimensions"]!["z"]! / 2);
                var expected = rotation.Rotate(half) + new Vector3D((double)json["position"]!["x"]!, (double)json["position"]!["y"]!, (double)json["position"]!["z"]!);
                Assert.InRange((expected - corner).Length, 0, 1e-9);
            }

            Assert.InRange((double)json["yaw"]!, -Math.PI, Math.PI);
        },
        iter: 300);

    [Fact]
    public void ToLabel_WhatCannotBeWritten_IsListed()
    {
        var ship = new CuboidAnnotation { Label = "Ship", Cuboid = new(new(0, 0, 0), double.NaN, 1, 1, default) };

        Assert.Equal(
            """
            3 problems were found:
            - Frames[0].Source.UnixTimestamp: must be a time whose nanoseconds fit 64 bits, but found -10000000000. Give it in s since 1970.
            - Frames[0].Cuboids[0].Label: must be one of the labels, but found "Ship". The labels are Car, Bus.
            - Frames[0].Cuboids[0].Cuboid: must have finite numbers and no negative size, but found center 0, 0, 0, length NaN, width 1, height 1, yaw 0, pitch 0, roll 0. Correct the cuboid, or leave it out.
            """.ReplaceLineEndings("\n"),
            Assert.Throws<LabelingDataException>(() => SegmentsAiSample.ToLabel([new() { Number = 0, Source = Frame with { UnixTimestamp = -1e10 }, Cuboids = [ship] }], ["Car", "Bus"])).Message);
    }

    [Fact]
    public void ToTaskAttributes_Labels_AreCategoriesFromOne() => Assert.Equal(
        """{"format_version":"0.1","categories":[{"name":"Car","id":1,"color":[61,165,255]},{"name":"Bus","id":2,"color":[255,201,60]}]}""" + "\n",
        Encoding.UTF8.GetString(SegmentsAiSample.ToTaskAttributes(["Car", "Bus"])));

    [Fact]
    public void Members_Null_Throw()
    {
        Assert.Equal("sequence", Assert.Throws<ArgumentNullException>(() => SegmentsAiSample.ToAttributes(null!)).ParamName);
        Assert.Equal("frames", Assert.Throws<ArgumentNullException>(() => SegmentsAiSample.ToLabel(null!, [])).ParamName);
        Assert.Equal("labels", Assert.Throws<ArgumentNullException>(() => SegmentsAiSample.ToLabel([], null!)).ParamName);
        Assert.Equal("labels", Assert.Throws<ArgumentNullException>(() => SegmentsAiSample.ToTaskAttributes(null!)).ParamName);
    }
}
