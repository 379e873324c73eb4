using MlKit.Labeling.Geometry;

namespace MlKit.Labeling.Tests.Geometry;

public sealed class TransformGraphTests
{
    private static readonly RigidTransform Camera = new(CameraFrame.ViewToOptical, new(1, 2, 3));
    private static readonly RigidTransform Lidar = new(CameraFrame.ViewToOptical.Transpose(), new(-4, 0, 2));

    [Fact]
    public void Get_DirectEdge_IsTheTransformItself()
    {
        var graph = new TransformGraph();
        graph.Add("cam_front_left", "vehicle", Camera);

        Assert.Equal(Camera, graph.Get("cam_front_left", "vehicle"));
        Assert.Equal(Camera.Inverse(), graph.Get("vehicle", "cam_front_left"));
        Assert.Equal(RigidTransform.Identity, graph.Get("vehicle", "vehicle"));
    }

    [Fact]
    public void Get_PathAgainstAnEdge_UsesItsInverse()
    {
        var graph = new TransformGraph();
        graph.Add("cam", "vehicle", Camera);
        graph.Add("lid", "vehicle", Lidar);
        graph.Add("vehicle", "world", new(RotationMatrix.Identity, new(100, 0, 0)));

        Near.Equal(Lidar.Inverse() * Camera, graph.Get("cam", "lid"), 1e-15);
        Near.Equal(graph.Get("cam", "lid"), graph.Get("lid", "cam").Inverse(), 1e-15);
        Near.Equal(new Vector3D(101, 2, 3), graph.Get("cam", "world").Transform(Vector3D.Zero), 1e-15);
    }

    [Fact]
    public void Get_LongAndShortPath_TakesTheShortOne()
    {
        var graph = new TransformGraph();
        graph.Add("a", "b", RigidTransform.Identity);
        graph.Add("b", "c", RigidTransform.Identity);
        graph.Add("c", "d", RigidTransform.Identity);
        graph.Add("z", "d", RigidTransform.Identity);
        graph.Add("a", "z", Camera);

        Assert.Equal(Camera, graph.Get("a", "d"));
    }

    [Fact]
    public void Get_TwoPathsOfEqualLength_DoesNotDependOnTheOrderOfAdd()
    {
        var graph = new TransformGraph();
        graph.Add("z", "to", Lidar);
        graph.Add("from", "z", Lidar);
        graph.Add("from", "b", Camera);
        graph.Add("b", "to", RigidTransform.Identity);

        Assert.Equal(Camera, graph.Get("from", "to"));
    }

    [Fact]
    public void Add_SameFramesAgain_Replaces()
    {
        var graph = new TransformGraph();
        graph.Add("a", "b", Camera);
        graph.Add("b", "a", Lidar);

        Assert.Equal(Lidar, graph.Get("b", "a"));
        Assert.Equal(Lidar.Inverse(), graph.Get("a", "b"));
        Assert.Equal(["a", "b"], graph.Frames);
    }

    [Fact]
    public void Contains_FramesAndPairs_SaysWhatGetCanAnswer()
    {
        var graph = new TransformGraph();
        graph.Add("a", "b", Camera);
        graph.Add("c", "d", Camera);

        Assert.True(graph.Contains("a"));
        Assert.False(graph.Contains("A"));
        Assert.True(graph.Contains("b", "a"));
        Assert.False(graph.Contains("a", "c"));
        Assert.False(graph.Contains("a", "x"));
        Assert.False(graph.Contains("x", "a"));
    }

    [Fact]
    public void Get_UnknownFrame_ListsTheKnownOnes()
    {
        var graph = new TransformGraph();
        graph.Add("vehicle", "cam", Camera);

        var from = Assert.Throws<ArgumentException>("from", () => graph.Get("cam2", "vehicle"));
        var to = Assert.Throws<ArgumentException>("to", () => graph.Get("vehicle", "world"));

        Assert.Equal("The frame 'cam2' is not known. Known are: cam, vehicle. (Parameter 'from')", from.Message);
        Assert.Equal("The frame 'world' is not known. Known are: cam, vehicle. (Parameter 'to')", to.Message);
    }

    [Fact]
    public void Get_NoPath_NamesBothFrames()
    {
        var graph = new TransformGraph();
        graph.Add("a", "b", Camera);
        graph.Add("c", "d", Camera);

        var exception = Assert.Throws<InvalidOperationException>(() => graph.Get("a", "d"));

        Assert.Equal("No chain of transforms leads from 'a' to 'd'. Add the one that is missing.", exception.Message);
    }

    [Fact]
    public void Add_BadArguments_Throws()
    {
        var graph = new TransformGraph();

        var self = Assert.Throws<ArgumentException>("to", () => graph.Add("a", "a", Camera));
        var zero = Assert.Throws<ArgumentException>("fromToTo", () => graph.Add("a", "b", default));
        Assert.Throws<ArgumentException>("fromToTo", () => graph.Add("a", "b", Camera with { Translation = new(0, double.NaN, 0) }));
        Assert.Throws<ArgumentException>("from", () => graph.Add(" ", "b", Camera));
        Assert.Throws<ArgumentNullException>("to", () => graph.Add("a", null!, Camera));
        Assert.Throws<ArgumentNullException>("from", () => graph.Get(null!, "a"));
        Assert.Throws<ArgumentNullException>("frame", () => graph.Contains(null!));

        Assert.Equal("A transform connects two frames, but both are 'a'. (Parameter 'to')", self.Message);
        Assert.Equal("The transform from 'a' to 'b' must be finite and its rotation orthonormal to 1e-6. (Parameter 'fromToTo')", zero.Message);
        Assert.Empty(graph.Frames);
    }
}
