using MlKit.Labeling.Conversion;
using Quickstart;

namespace MlKit.Labeling.Tests.Quickstart;

public sealed class QuickstartArgumentsTests : IDisposable
{
    private readonly StringWriter _error = new() { NewLine = "\n" };

    [Fact]
    public void Parse_NoArguments_MeansTheSyntheticScene()
    {
        var arguments = QuickstartArguments.Parse([], _error);

        Assert.Equal(new QuickstartArguments { Source = null, Output = Path.Combine("artifacts", "quickstart", "labeling-input"), Workers = Environment.ProcessorCount }, arguments);
        Assert.Empty(_error.ToString());
    }

    [Theory]
    [InlineData("a2d2 out --frames 3 --workers 2 --images original")]
    [InlineData("--frames 3 a2d2 --workers 2 out --images original")]
    [InlineData("--images undistort --images original --workers 2 --frames 3 a2d2 out")]
    public void Parse_AllArguments_InAnyOrder(string line)
    {
        var arguments = QuickstartArguments.Parse(line.Split(' '), _error);

        Assert.Equal(new QuickstartArguments { Source = "a2d2", Output = "out", Frames = 3, Workers = 2, Images = ImageMode.Original }, arguments);
    }

    [Fact]
    public void Parse_OptionsOnly_KeepTheSyntheticScene() =>
        Assert.Equal(new QuickstartArguments { Frames = 1 }, QuickstartArguments.Parse(["--frames", "1"], _error));

    [Theory]
    [InlineData("a2d2", "Give both A2D2_FOLDER and OUTPUT_FOLDER, or neither.")]
    [InlineData("a b c", "Give both A2D2_FOLDER and OUTPUT_FOLDER, or neither.")]
    [InlineData("--frames", "--frames is unknown or lacks its value.")]
    [InlineData("--help", "--help is unknown or lacks its value.")]
    [InlineData("--", "-- is unknown or lacks its value.")]
    [InlineData("--frames 0", "--frames 0 is not understood.")]
    [InlineData("--frames -1", "--frames -1 is not understood.")]
    [InlineData("--frames 1.5", "--frames 1.5 is not understood.")]
    [InlineData("--frames 99999999999", "--frames 99999999999 is not understood.")]
    [InlineData("--workers none", "--workers none is not understood.")]
    [InlineData("--images raw", "--images raw is not understood.")]
    [InlineData("--images Original", "--images Original is not understood.")]
    [InlineData("--verbose a b", "--verbose a is not understood.")]
    [InlineData("a b --workers --frames 1", "--workers --frames is not understood.")]
    public void Parse_BadArguments_SaysWhatAndHow(string line, string expected)
    {
        Assert.Null(QuickstartArguments.Parse(line.Split(' '), _error));

        Assert.StartsWith(expected + "\n\nUsage: dotnet run --project samples/Quickstart [-- A2D2_FOLDER OUTPUT_FOLDER ", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "out")]
    [InlineData("a2d2", " ")]
    public void Parse_BlankFolder_IsRefused(string source, string output)
    {
        Assert.Null(QuickstartArguments.Parse([source, output], _error));

        Assert.StartsWith("Give both A2D2_FOLDER and OUTPUT_FOLDER, or neither.\n", _error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _error.Dispose();
}
