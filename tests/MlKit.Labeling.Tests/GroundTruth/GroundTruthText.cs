namespace MlKit.Labeling.Tests.GroundTruth;

/// <summary>Holds a small sequence file with all that one can say, as it is written: without spaces.</summary>
internal static class GroundTruthText
{
    public static readonly string Image =
        """
        {"image-path":"images/a+b&ü.png","unix-timestamp":1537876296.25,"fx":1000.5,"fy":1001,"cx":960,"cy":604,
        "k1":0.1,"k2":0.2,"k3":0.3,"k4":0.4,"p1":0.5,"p2":0.6,"skew":0.7,
        "position":{"x":1,"y":2,"z":3},"heading":{"qw":-0.5,"qx":0.5,"qy":-0.5,"qz":0.5},"camera-model":"fisheye"}
        """.ReplaceLineEndings("");

    public static readonly string Frame =
        $$$"""
        {"frame-no":0,"unix-timestamp":1537876296.900931,"frame":"points/1.txt","format":"text/xyz",
        "ego-vehicle-pose":{"position":{"x":0.25,"y":0,"z":-1},"heading":{"qw":1,"qx":0,"qy":0,"qz":0}},
        "prefix":"s3://images/","images":[{{{Image}}}]}
        """.ReplaceLineEndings("");

    public static readonly string Sequence = $$"""{"seq-no":1,"prefix":"s3://bucket/prefix/","number-of-frames":1,"frames":[{{Frame}}]}""";
}
