using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;
using MlKit.Labeling.Geometry;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Tests.Conversion;

public sealed class ConverterOptionsRulesTests(SyntheticFixture fixture)
{
    private const string Change = " Change it, or set Compatibility to None.";

    public static TheoryData<A2d2ConverterOptions, string> Faults => new()
    {
        { new() { Cameras = [] }, "Cameras: must name at least one camera, but found none. Add A2d2Camera.FrontCenter, or the camera whose frames you want." },
        { new() { Cameras = default }, "Cameras: must name at least one camera, but found none. Add A2d2Camera.FrontCenter, or the camera whose frames you want." },
        {
            new() { Cameras = [A2d2Camera.FrontLeft, A2d2Camera.RearCenter, A2d2Camera.FrontLeft] },
            "Cameras: must name each camera once, but found FrontLeft, RearCenter, FrontLeft. Remove the repeated camera."
        },
        {
            new() { Cameras = [A2d2Camera.FrontCenter, (A2d2Camera)6] },
            "Cameras: must be one of FrontCenter, FrontLeft, FrontRight, SideLeft, SideRight, RearCenter, but found 6. Choose one of them."
        },
        { new() { Clouds = (CloudSource)2 }, "Clouds: must be one of AllCameras, FirstCamera, but found 2. Choose one of them." },
        {
            new() { PointFormat = (PointFormat)8 },
            "PointFormat: must be one of TextXyz, TextXyzi, TextXyzrgb, TextXyzirgb, BinaryXyz, BinaryXyzi, BinaryXyzrgb, BinaryXyzirgb, but found 8. Choose one of them."
        },
        { new() { Images = (ImageMode)(-1) }, "Images: must be one of Undistort, Original, but found -1. Choose one of them." },
        { new() { Timestamps = (TimestampSource)2 }, "Timestamps: must be one of CameraClock, FrameId, but found 2. Choose one of them." },
        { new() { NonFinitePoints = (NonFinitePoints)2 }, "NonFinitePoints: must be one of Refuse, Drop, but found 2. Choose one of them." },
        { new() { BadFrames = (BadFrames)2 }, "BadFrames: must be one of Fail, Skip, but found 2. Choose one of them." },
        { new() { Compatibility = (ConverterCompatibility)2 }, "Compatibility: must be one of None, Published, but found 2. Choose one of them." },
        {
            new() { CoordinateDecimals = -1 },
            "CoordinateDecimals: must be between 0 and 8, or null for the shortest exact text, but found -1. Set it to 6 for micrometres, or to null."
        },
        {
            new() { CoordinateDecimals = 9 },
            "CoordinateDecimals: must be between 0 and 8, or null for the shortest exact text, but found 9. Set it to 6 for micrometres, or to null."
        },
        {
            new() { CoordinateDecimals = 6, PointFormat = PointFormat.BinaryXyzi },
            "CoordinateDecimals: must be null where PointFormat is BinaryXyzi, whose floats have no decimals, but found 6. Set it to null, or choose a text format."
        },
        { new() { FramesPerSequence = 0 }, "FramesPerSequence: must be between 1 and 500, but found 0. Leave it at 500, Ground Truth's limit, or take less." },
        { new() { FramesPerSequence = 501 }, "FramesPerSequence: must be between 1 and 500, but found 501. Leave it at 500, Ground Truth's limit, or take less." },
        { new() { Workers = 0 }, "Workers: must be 1 or more, but found 0. Leave it at the number of processors." },
        { new() { Workers = -1 }, "Workers: must be 1 or more, but found -1. Leave it at the number of processors." },
        { new() { MaxFrames = 0 }, "MaxFrames: must be 1 or more, or null for all, but found 0. Set it to null to convert all frames." },
        { new() { MaxTimeDifference = TimeSpan.FromMilliseconds(-1) }, "MaxTimeDifference: must not be negative, but found -00:00:00.0010000. Leave it at 20 ms." },
        {
            A2d2ConverterOptions.Published with { PointFormat = PointFormat.BinaryXyz },
            "PointFormat: must be TextXyz, as the published converter writes no other format, but found BinaryXyz." + Change
        },
        {
            A2d2ConverterOptions.Published with { CoordinateDecimals = 6 },
            "CoordinateDecimals: must be null, as the published converter writes 18 decimals and an exponent, but found 6." + Change
        },
        {
            A2d2ConverterOptions.Published with { Images = ImageMode.Original },
            "Images: must be Undistort, as the published converter writes no original images, but found Original." + Change
        },
        {
            A2d2ConverterOptions.Published with { Timestamps = TimestampSource.CameraClock },
            "Timestamps: must be FrameId, as the published converter knows no clock, but found CameraClock." + Change
        },
        {
            A2d2ConverterOptions.Published with { Cameras = [A2d2Camera.FrontCenter, A2d2Camera.FrontLeft] },
            "Cameras: must be FrontCenter alone, as the published converter takes no other, but found FrontCenter, FrontLeft." + Change
        },
        {
            A2d2ConverterOptions.Published with { EgoPose = _ => RigidTransform.Identity },
            "EgoPose: must be null, as the published converter knows no poses, but found a function." + Change
        },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void Validate_OneFault_IsTheOnlyIssue(A2d2ConverterOptions options, string expected) =>
        Assert.Equal(["A2d2ConverterOptions." + expected], options.Validate().Select(issue => issue.ToString()));

    [Fact]
    public void Validate_SoundOptions_HasNoIssues()
    {
        Assert.Empty(new A2d2ConverterOptions().Validate());
        Assert.Empty(A2d2ConverterOptions.Published.Validate());
        Assert.Empty(new A2d2ConverterOptions { FramesPerSequence = 1, Workers = 1, MaxFrames = 1, MaxTimeDifference = TimeSpan.Zero }.Validate());
        Assert.Empty(new A2d2ConverterOptions { CoordinateDecimals = 0 }.Validate());
        Assert.Empty(new A2d2ConverterOptions { CoordinateDecimals = 8, PointFormat = PointFormat.TextXyzirgb }.Validate());
        Assert.Empty(new A2d2ConverterOptions { Cameras = [.. Enum.GetValues<A2d2Camera>()] }.Validate());
    }

    [Fact]
    public void Validate_ManyFaults_ListsAllInOrder()
    {
        var options = new A2d2ConverterOptions
        {
            Compatibility = ConverterCompatibility.Published,
            Cameras = [A2d2Camera.FrontCenter, A2d2Camera.FrontCenter],
            Images = (ImageMode)7,
            FramesPerSequence = -1,
            Workers = 0,
            MaxFrames = -5,
            MaxTimeDifference = -TimeSpan.FromTicks(1),
            EgoPose = _ => RigidTransform.Identity,
        };

        Assert.Equal(
            ["Cameras", "Images", "FramesPerSequence", "Workers", "MaxFrames", "MaxTimeDifference", "PointFormat", "Images", "Timestamps", "Cameras", "EgoPose"],
            options.Validate().Select(issue => issue.Path["A2d2ConverterOptions.".Length..]));
    }

    [Fact]
    public async Task ConvertAsync_OptionsWithFaults_ThrowsBeforeAnythingIsWritten()
    {
        using var folder = new TemporaryFolder();
        var target = new ConversionTarget(folder["out"], "s3://bucket/");
        var options = new A2d2ConverterOptions { Workers = 0, MaxFrames = 0 };

        var exception = await Assert.ThrowsAsync<LabelingDataException>(
            () => A2d2Converter.ConvertAsync(fixture.Scene, target, options, TestContext.Current.CancellationToken));

        Assert.Equal(options.Validate(), exception.Issues);
        Assert.False(Directory.Exists(target.Folder));
    }
}
