using CsCheck;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Tests.PointClouds;

public sealed class PointTreeTests
{
    // Few different coordinates make for many equal ones.
    private static readonly Gen<double> Coordinate = Gen.OneOf(Gen.Double[-1e6, 1e6], Gen.Int[-3, 3].Select(i => (double)i));

    [Fact]
    public void Nearest_AnyPoints_IsAsNearAsTheNearestOfAll() =>
        Gen.Select(Coordinate.Array[3, 300], Coordinate.Array[3]).Sample((values, query) =>
        {
            var points = values[..(values.Length / 3 * 3)];
            int[] indices = [.. Enumerable.Range(0, points.Length / 3)];

            var found = new PointTree(points, indices).Nearest(query);

            Assert.Equal(indices.Min(i => Distance(points, i, query)), Distance(points, found, query));
        });

    private static double Distance(double[] points, int i, double[] query) =>
        Math.Pow(points[3 * i] - query[0], 2) + Math.Pow(points[(3 * i) + 1] - query[1], 2) + Math.Pow(points[(3 * i) + 2] - query[2], 2);
}
