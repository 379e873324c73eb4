using System.Numerics;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Npy;
using NumSharp;

namespace MlKit.Labeling.Tests.Npy;

public class NumSharpExtensionsTests
{
    [Fact]
    public void ToNDArray_EachType_ComesBackEqual()
    {
        NpyArray[] arrays =
        [
            NpyArray.Create<bool>([true, false], 2), NpyArray.Create<sbyte>([-1, 1], 2), NpyArray.Create<byte>([0, 255], 2), NpyArray.Create<short>([-1, 1], 2),
            NpyArray.Create<ushort>([0, ushort.MaxValue], 2), NpyArray.Create<int>([int.MinValue, 1], 2), NpyArray.Create<uint>([0, uint.MaxValue], 2),
            NpyArray.Create<long>([long.MinValue, 1], 2), NpyArray.Create<ulong>([0, ulong.MaxValue], 2), NpyArray.Create<Half>([Half.NaN, Half.One], 2),
            NpyArray.Create<float>([float.NegativeInfinity, 0.1f], 2), NpyArray.Create<double>([double.NaN, 0.1], 2),
            NpyArray.Create<double>([3.5]), NpyArray.Create<double>([], 0, 3), NpyArray.Create<long>([1, 2, 3, 4, 5, 6], 1, 2, 3),
        ];
        foreach (var array in arrays)
        {
            var back = array.ToNDArray().ToNpyArray();

            Assert.Equal(array.DataType, back.DataType);
            Assert.Equal(array.Shape, back.Shape);
            Assert.Equal(array.Data, back.Data);
        }
    }

    [Fact]
    public void ToNDArray_PointCloud_HasShapeTypeAndValues()
    {
        using var points = NpyArray.Create<double>([1, 2, 3, 4, 5, 6], 2, 3).ToNDArray();

        Assert.Equal([2L, 3L], points.shape);
        Assert.Equal(NPTypeCode.Double, points.typecode);
        Assert.Equal(6, points.GetAtIndex<double>(5));
    }

    [Fact]
    public void ToNpyArray_Views_BecomeRowMajor()
    {
        using var points = NpyArray.Create<double>([1, 2, 3, 4, 5, 6], 2, 3).ToNDArray();

        Assert.Equal([1, 4, 2, 5, 3, 6], points.T.ToNpyArray().AsSpan<double>().ToArray());
        Assert.Equal([3, 2], points.T.ToNpyArray().Shape);
        Assert.Equal([2, 3, 5, 6], points[":, 1:"].ToNpyArray().AsSpan<double>().ToArray());
        Assert.Equal([2, 5, 3, 6], points.T["1:"].ToNpyArray().AsSpan<double>().ToArray());
        Assert.Equal([4, 5, 6, 1, 2, 3], points["::-1"].ToNpyArray().AsSpan<double>().ToArray());
        Assert.Equal([4, 5, 6], points["1"].ToNpyArray().AsSpan<double>().ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], points.copy('F').ToNpyArray().AsSpan<double>().ToArray());
        Assert.Equal([4, 5, 6, 4, 5, 6], np.broadcast_to(points["1"], new Shape(2, 3)).ToNpyArray().AsSpan<double>().ToArray());
    }

    [Fact]
    public void ToNDArray_Text_IsRefused()
    {
        Assert.Equal(
            "array: must hold booleans or numbers to become an NDArray, but found text. Call ToStrings().",
            Assert.Throws<LabelingDataException>(() => NpyArray.Create(["a"], 1).ToNDArray()).Message);
        Assert.Throws<ArgumentNullException>("array", () => ((NpyArray)null!).ToNDArray());
    }

    [Fact]
    public void ToNpyArray_Complex_IsRefused()
    {
        Assert.Equal(
            "NDArray: must hold booleans, integers or floating-point numbers of up to 64 bits, but found Complex. Convert it with astype first.",
            Assert.Throws<LabelingDataException>(() => new NDArray(new Complex[] { 1 }, new Shape(1)).ToNpyArray()).Message);
        Assert.Throws<ArgumentNullException>("array", () => ((NDArray)null!).ToNpyArray());
    }

    [Fact]
    public void ToNpyArray_BroadcastBeyondAnyArray_IsRefused()
    {
        using var one = NpyArray.Create<double>([1], 1).ToNDArray();
        using var huge = np.broadcast_to(one, new Shape(1L << 30));

        Assert.Equal(
            "NDArray: must have 2147483591 bytes of data or fewer, but found 8589934592. Split the array into smaller ones.",
            Assert.Throws<LabelingDataException>(() => huge.ToNpyArray()).Message);
    }
}
