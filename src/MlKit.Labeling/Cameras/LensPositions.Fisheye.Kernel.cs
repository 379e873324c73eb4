using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlKit.Labeling.Cameras;

internal static partial class LensPositions
{
    // tan(pi / 8) and tan(3 pi / 8).
    private const double FirstOctant = 0.41421356237309503;
    private const double ThirdOctant = 2.4142135623730949;

    // (atan(t) / t - 1) / t² as a polynomial of t², interpolated at the Chebyshev nodes of t = 0..tan(pi / 8): atan(t) to 1 ulp.
    private static ReadOnlySpan<double> Arctangent =>
    [
        0.02275052699336167, -0.04483334622272886, 0.05736332165907643, -0.06649613695291669, 0.0769105515839315,
        -0.09090852557176049, 0.11111109636534361, -0.1428571426609662, 0.19999999999898407, -0.3333333333333325,
    ];

    // How far, in 1/32 px, the kernels' positions may be from the scalar ones: a thousand times what rounding (1e-15) of the angle, at most pi / 2,
    // and of the operations makes of them, given the steepest the lens can be. Huge, or not a number, for lenses no one makes.
    private static double Uncertainty(FisheyeCamera camera)
    {
        const double S = Math.PI * Math.PI / 4;
        var (k1, k2, k3, k4) = (Math.Abs(camera.K1), Math.Abs(camera.K2), Math.Abs(camera.K3), Math.Abs(camera.K4));
        var steepness = 1 + (((9 * k4 * S + 7 * k3) * S + 5 * k2) * S + 3 * k1) * S;
        var reach = Math.Max(camera.Fx, camera.Fy) * steepness * (Math.PI / 2) + Math.Max(Math.Abs(camera.Cx), Math.Abs(camera.Cy));
        return 1e-12 * One * reach;
    }

    // Scalar where a position may be on the other side of a tie than the scalar formula's.
    private static void DoAgain(FisheyeCamera camera, ReadOnlySpan<double> xs, double y, Span<ulong> positions, uint lanes)
    {
        for (var i = 0; lanes != 0; i++, lanes >>= 1)
        {
            if ((lanes & 1) != 0)
                positions[i] = Scalar(camera, xs[i], y);
        }
    }

    private static int FisheyeVector512(FisheyeCamera camera, ReadOnlySpan<double> xs, double y, Span<ulong> positions)
    {
        var (k1, k2, k3, k4) = (Vector512.Create(camera.K1), Vector512.Create(camera.K2), Vector512.Create(camera.K3), Vector512.Create(camera.K4));
        var (yv, one) = (Vector512.Create(y), Vector512<double>.One);
        var uncertainty = Uncertainty(camera);
        if (!(uncertainty < 0.01))
            return 0;

        var i = 0;
        for (; i <= xs.Length - 8; i += 8)
        {
            var x = Vector512.Create(xs[i..]);
            var r = Vector512.Sqrt(x * x + yv * yv);
            var theta = Atan(r);
            var s = theta * theta;
            var value = theta * (one + (((k4 * s + k3) * s + k2) * s + k1) * s);
            var scale = Vector512.ConditionalSelect(Vector512.Equals(r, Vector512<double>.Zero), one, value / r);
            var (column, row) = (Place(x * scale, camera.Fx, camera.Cx), Place(yv * scale, camera.Fy, camera.Cy));
            Join(column, camera.Width, row, camera.Height).CopyTo(positions[i..]);
            var unsure = NearTie(column, uncertainty) | NearTie(row, uncertainty);
            if (unsure != Vector512<double>.Zero)
                DoAgain(camera, xs[i..], y, positions[i..], (uint)unsure.ExtractMostSignificantBits());
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> NearTie(Vector512<double> scaled, double uncertainty) =>
        Vector512.GreaterThan(Vector512.Abs(scaled - Vector512.Round(scaled)), Vector512.Create(0.5 - uncertainty));

    // For r >= 0: atan(r) = atan(t) + angle with t = r, (r - 1) / (r + 1) or -1 / r, whichever is between tan(-pi / 8) and tan(pi / 8).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Atan(Vector512<double> r)
    {
        var one = Vector512<double>.One;
        var beyondFirst = Vector512.GreaterThan(r, Vector512.Create(FirstOctant));
        var beyondThird = Vector512.GreaterThan(r, Vector512.Create(ThirdOctant));
        var numerator = Vector512.ConditionalSelect(beyondThird, -one, Vector512.ConditionalSelect(beyondFirst, r - one, r));
        var denominator = Vector512.ConditionalSelect(beyondThird, r, Vector512.ConditionalSelect(beyondFirst, r + one, one));
        var angle = Vector512.Create(Math.PI / 4) & beyondFirst;
        angle += Vector512.Create(Math.PI / 4) & beyondThird;
        var t = numerator / denominator;
        var s = t * t;
        var sum = Vector512.Create(Arctangent[0]);
        for (var i = 1; i < Arctangent.Length; i++)
            sum = Vector512.MultiplyAddEstimate(sum, s, Vector512.Create(Arctangent[i]));
        return angle + (t + t * s * sum);
    }

    private static int FisheyeVector256(FisheyeCamera camera, ReadOnlySpan<double> xs, double y, Span<ulong> positions)
    {
        var (k1, k2, k3, k4) = (Vector256.Create(camera.K1), Vector256.Create(camera.K2), Vector256.Create(camera.K3), Vector256.Create(camera.K4));
        var (yv, one) = (Vector256.Create(y), Vector256<double>.One);
        var uncertainty = Uncertainty(camera);
        if (!(uncertainty < 0.01))
            return 0;

        var i = 0;
        for (; i <= xs.Length - 4; i += 4)
        {
            var x = Vector256.Create(xs[i..]);
            var r = Vector256.Sqrt(x * x + yv * yv);
            var theta = Atan(r);
            var s = theta * theta;
            var value = theta * (one + (((k4 * s + k3) * s + k2) * s + k1) * s);
            var scale = Vector256.ConditionalSelect(Vector256.Equals(r, Vector256<double>.Zero), one, value / r);
            var (column, row) = (Place(x * scale, camera.Fx, camera.Cx), Place(yv * scale, camera.Fy, camera.Cy));
            Join(column, camera.Width, row, camera.Height).CopyTo(positions[i..]);
            var unsure = NearTie(column, uncertainty) | NearTie(row, uncertainty);
            if (unsure != Vector256<double>.Zero)
                DoAgain(camera, xs[i..], y, positions[i..], (uint)unsure.ExtractMostSignificantBits());
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> NearTie(Vector256<double> scaled, double uncertainty) =>
        Vector256.GreaterThan(Vector256.Abs(scaled - Vector256.Round(scaled)), Vector256.Create(0.5 - uncertainty));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Atan(Vector256<double> r)
    {
        var one = Vector256<double>.One;
        var beyondFirst = Vector256.GreaterThan(r, Vector256.Create(FirstOctant));
        var beyondThird = Vector256.GreaterThan(r, Vector256.Create(ThirdOctant));
        var numerator = Vector256.ConditionalSelect(beyondThird, -one, Vector256.ConditionalSelect(beyondFirst, r - one, r));
        var denominator = Vector256.ConditionalSelect(beyondThird, r, Vector256.ConditionalSelect(beyondFirst, r + one, one));
        var angle = Vector256.Create(Math.PI / 4) & beyondFirst;
        angle += Vector256.Create(Math.PI / 4) & beyondThird;
        var t = numerator / denominator;
        var s = t * t;
        var sum = Vector256.Create(Arctangent[0]);
        for (var i = 1; i < Arctangent.Length; i++)
            sum = Vector256.MultiplyAddEstimate(sum, s, Vector256.Create(Arctangent[i]));
        return angle + (t + t * s * sum);
    }

    private static int FisheyeVector128(FisheyeCamera camera, ReadOnlySpan<double> xs, double y, Span<ulong> positions)
    {
        var (k1, k2, k3, k4) = (Vector128.Create(camera.K1), Vector128.Create(camera.K2), Vector128.Create(camera.K3), Vector128.Create(camera.K4));
        var (yv, one) = (Vector128.Create(y), Vector128<double>.One);
        var uncertainty = Uncertainty(camera);
        if (!(uncertainty < 0.01))
            return 0;

        var i = 0;
        for (; i <= xs.Length - 2; i += 2)
        {
            var x = Vector128.Create(xs[i..]);
            var r = Vector128.Sqrt(x * x + yv * yv);
            var theta = Atan(r);
            var s = theta * theta;
            var value = theta * (one + (((k4 * s + k3) * s + k2) * s + k1) * s);
            var scale = Vector128.ConditionalSelect(Vector128.Equals(r, Vector128<double>.Zero), one, value / r);
            var (column, row) = (Place(x * scale, camera.Fx, camera.Cx), Place(yv * scale, camera.Fy, camera.Cy));
            Join(column, camera.Width, row, camera.Height).CopyTo(positions[i..]);
            var unsure = NearTie(column, uncertainty) | NearTie(row, uncertainty);
            if (unsure != Vector128<double>.Zero)
                DoAgain(camera, xs[i..], y, positions[i..], (uint)unsure.ExtractMostSignificantBits());
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> NearTie(Vector128<double> scaled, double uncertainty) =>
        Vector128.GreaterThan(Vector128.Abs(scaled - Vector128.Round(scaled)), Vector128.Create(0.5 - uncertainty));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Atan(Vector128<double> r)
    {
        var one = Vector128<double>.One;
        var beyondFirst = Vector128.GreaterThan(r, Vector128.Create(FirstOctant));
        var beyondThird = Vector128.GreaterThan(r, Vector128.Create(ThirdOctant));
        var numerator = Vector128.ConditionalSelect(beyondThird, -one, Vector128.ConditionalSelect(beyondFirst, r - one, r));
        var denominator = Vector128.ConditionalSelect(beyondThird, r, Vector128.ConditionalSelect(beyondFirst, r + one, one));
        var angle = Vector128.Create(Math.PI / 4) & beyondFirst;
        angle += Vector128.Create(Math.PI / 4) & beyondThird;
        var t = numerator / denominator;
        var s = t * t;
        var sum = Vector128.Create(Arctangent[0]);
        for (var i = 1; i < Arctangent.Length; i++)
            sum = Vector128.MultiplyAddEstimate(sum, s, Vector128.Create(Arctangent[i]));
        return angle + (t + t * s * sum);
    }
}
