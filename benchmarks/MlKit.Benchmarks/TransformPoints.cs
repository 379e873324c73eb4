using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;
using MlKit.Labeling.Geometry;

namespace MlKit.Benchmarks;

/// <summary>How long does it take to rotate and shift a million points (N x 3 doubles)? Math.NET's matrix product, which only rotates, is the baseline.</summary>
[MemoryDiagnoser]
public class TransformPoints
{
    private static readonly RigidTransform Transform = new(QuaternionD.FromYawPitchRoll(new(0.02, 0.01, 0.03)).ToRotationMatrix(), new(0.1, 0.2, 0.3));

    private readonly double[] _points = new PointsInFront().Coordinates;
    private readonly double[] _result = new double[3 * PointsInFront.Count];
    private readonly Matrix<double> _rows = Matrix<double>.Build.Dense(PointsInFront.Count, 3);
    private readonly Matrix<double> _product = Matrix<double>.Build.Dense(PointsInFront.Count, 3);
    private readonly Matrix<double> _rotation = Matrix<double>.Build.Dense(3, 3);

    [GlobalSetup]
    public void Setup()
    {
        MathNet.Numerics.Control.UseSingleThread();
        _rows.MapIndexedInplace((row, column, _) => _points[(3 * row) + column]);
        var m = Transform.Rotation;
        _rotation.SetColumn(0, [m.M00, m.M01, m.M02]);
        _rotation.SetColumn(1, [m.M10, m.M11, m.M12]);
        _rotation.SetColumn(2, [m.M20, m.M21, m.M22]);
    }

    [Benchmark(Baseline = true)]
    public void MathNetProduct() => _rows.Multiply(_rotation, _product);

    [Benchmark]
    public void MlKitScalar() => Transform.TransformScalar(_points, _result);

    [Benchmark]
    public void MlKit() => Transform.Transform(_points, _result);

    [Benchmark]
    public void Copy() => _points.CopyTo(_result, 0);
}
