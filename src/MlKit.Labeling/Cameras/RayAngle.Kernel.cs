using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.MathF;
using static System.Runtime.Intrinsics.Vector128;
using static System.Runtime.Intrinsics.Vector256;
using static System.Runtime.Intrinsics.Vector512;

namespace MlKit.Labeling.Cameras;

/// <summary>The angle between a ray and the optical axis: atan2(r, z) for r >= 0, in rad, 0 to pi; NaN where r = z = 0.</summary>
/// <remarks>
/// With t = smaller / larger of r and |z|, atan t = t + t³ P(t²); P interpolates at Chebyshev nodes. In single precision 8 terms err by 6e-8 of the angle.
/// In double precision 11 terms err by 5e-18 for t up to tan(pi / 8); above, atan t = pi / 4 + atan((t - 1) / (t + 1)). Unlike the C library's atan2
/// it does not differ from system to system.
/// </remarks>
internal static class RayAngle
{
    /// <summary>The square of the smallest r in single precision (1e-18 m): smaller ones are taken for it, so that 1 / (r * larger) stays finite.</summary>
    public const float MinSquare = 1e-36f;

    private const float F0 = -0.333333231f, F1 = 0.199986812f, F2 = -0.142570449f, F3 = 0.108657591f;
    private const float F4 = -0.0800968172f, F5 = 0.0489143215f, F6 = -0.0200267476f, F7 = 0.00386673891f;

    private const double TanEighthPi = 0.41421356237309503;
    private const double D0 = -0.333333333333333302, D1 = 0.199999999999955207, D2 = -0.142857142846665421, D3 = 0.111111110152562924;
    private const double D4 = -0.090909045781210852, D5 = 0.0769218319076065087, D6 = -0.0666451144646021898, D7 = 0.0585814890479512384;
    private const double D8 = -0.0508544969603925853, D9 = 0.0392316570850836866, D10 = -0.0191768856365890519;

    /// <summary>Returns the angle and 1 / r by one division; 1 / r is not positive where r times the larger overflows.</summary>
    public static (float Theta, float Inverse) Of(float r, float z)
    {
        var forward = Abs(z);
        var isWide = r > forward;
        var (low, high) = isWide ? (forward, r) : (r, forward);
        var quotient = 1 / (high * r);
        var inverse = high * quotient;
        var t = low * (r * quotient);
        var s = t * t;
        var p = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(F7, s, F6), s, F5), s, F4);
        p = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(p, s, F3), s, F2), s, F1), s, F0);
        var angle = FusedMultiplyAdd(p * s, t, t);
        angle = isWide ? (float)(Math.PI / 2) - angle : angle;
        return (z < 0 ? (float)Math.PI - angle : angle, inverse);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector128<float> Theta, Vector128<float> Inverse) Of(Vector128<float> r, Vector128<float> z)
    {
        var forward = Vector128.Abs(z);
        var isWide = Vector128.GreaterThan(r, forward);
        var (low, high) = (Vector128.ConditionalSelect(isWide, forward, r), Vector128.ConditionalSelect(isWide, r, forward));
        var quotient = Vector128<float>.One / (high * r);
        var inverse = high * quotient;
        var t = low * (r * quotient);
        var s = t * t;
        var p = FusedMultiplyAdd(FusedMultiplyAdd(Vector128.Create(F7), s, Vector128.Create(F6)), s, Vector128.Create(F5));
        p = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(p, s, Vector128.Create(F4)), s, Vector128.Create(F3)), s, Vector128.Create(F2));
        p = FusedMultiplyAdd(FusedMultiplyAdd(p, s, Vector128.Create(F1)), s, Vector128.Create(F0));
        var angle = FusedMultiplyAdd(p * s, t, t);
        angle = Vector128.ConditionalSelect(isWide, Vector128.Create((float)(Math.PI / 2)) - angle, angle);
        return (Vector128.ConditionalSelect(Vector128.LessThan(z, Vector128<float>.Zero), Vector128.Create((float)Math.PI) - angle, angle), inverse);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Theta, Vector256<float> Inverse) Of(Vector256<float> r, Vector256<float> z)
    {
        var forward = Vector256.Abs(z);
        var isWide = Vector256.GreaterThan(r, forward);
        var (low, high) = (Vector256.ConditionalSelect(isWide, forward, r), Vector256.ConditionalSelect(isWide, r, forward));
        var quotient = Vector256<float>.One / (high * r);
        var inverse = high * quotient;
        var t = low * (r * quotient);
        var s = t * t;
        var p = FusedMultiplyAdd(FusedMultiplyAdd(Vector256.Create(F7), s, Vector256.Create(F6)), s, Vector256.Create(F5));
        p = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(p, s, Vector256.Create(F4)), s, Vector256.Create(F3)), s, Vector256.Create(F2));
        p = FusedMultiplyAdd(FusedMultiplyAdd(p, s, Vector256.Create(F1)), s, Vector256.Create(F0));
        var angle = FusedMultiplyAdd(p * s, t, t);
        angle = Vector256.ConditionalSelect(isWide, Vector256.Create((float)(Math.PI / 2)) - angle, angle);
        return (Vector256.ConditionalSelect(Vector256.LessThan(z, Vector256<float>.Zero), Vector256.Create((float)Math.PI) - angle, angle), inverse);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<float> Theta, Vector512<float> Inverse) Of(Vector512<float> r, Vector512<float> z)
    {
        var forward = Vector512.Abs(z);
        var isWide = Vector512.GreaterThan(r, forward);
        var (low, high) = (Vector512.ConditionalSelect(isWide, forward, r), Vector512.ConditionalSelect(isWide, r, forward));
        var quotient = Vector512<float>.One / (high * r);
        var inverse = high * quotient;
        var t = low * (r * quotient);
        var s = t * t;
        var p = FusedMultiplyAdd(FusedMultiplyAdd(Vector512.Create(F7), s, Vector512.Create(F6)), s, Vector512.Create(F5));
        p = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(p, s, Vector512.Create(F4)), s, Vector512.Create(F3)), s, Vector512.Create(F2));
        p = FusedMultiplyAdd(FusedMultiplyAdd(p, s, Vector512.Create(F1)), s, Vector512.Create(F0));
        var angle = FusedMultiplyAdd(p * s, t, t);
        angle = Vector512.ConditionalSelect(isWide, Vector512.Create((float)(Math.PI / 2)) - angle, angle);
        return (Vector512.ConditionalSelect(Vector512.LessThan(z, Vector512<float>.Zero), Vector512.Create((float)Math.PI) - angle, angle), inverse);
    }

    public static double Of(double r, double z)
    {
        var forward = Math.Abs(z);
        var isWide = r > forward;
        var (low, high) = isWide ? (forward, r) : (r, forward);
        var isSteep = low > TanEighthPi * high;
        var t = (isSteep ? low - high : low) / (isSteep ? low + high : high);
        var s = t * t;
        var p = D10 * s + D9;
        p = ((p * s + D8) * s + D7) * s + D6;
        p = ((p * s + D5) * s + D4) * s + D3;
        p = ((p * s + D2) * s + D1) * s + D0;
        var angle = p * s * t + t + (isSteep ? Math.PI / 4 : 0);
        angle = isWide ? Math.PI / 2 - angle : angle;
        return z < 0 ? Math.PI - angle : angle;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Of(Vector128<double> r, Vector128<double> z)
    {
        var forward = Vector128.Abs(z);
        var isWide = Vector128.GreaterThan(r, forward);
        var (low, high) = (Vector128.ConditionalSelect(isWide, forward, r), Vector128.ConditionalSelect(isWide, r, forward));
        var isSteep = Vector128.GreaterThan(low, Vector128.Create(TanEighthPi) * high);
        var t = Vector128.ConditionalSelect(isSteep, low - high, low) / Vector128.ConditionalSelect(isSteep, low + high, high);
        var s = t * t;
        var p = Vector128.Create(D10) * s + Vector128.Create(D9);
        p = ((p * s + Vector128.Create(D8)) * s + Vector128.Create(D7)) * s + Vector128.Create(D6);
        p = ((p * s + Vector128.Create(D5)) * s + Vector128.Create(D4)) * s + Vector128.Create(D3);
        p = ((p * s + Vector128.Create(D2)) * s + Vector128.Create(D1)) * s + Vector128.Create(D0);
        var angle = p * s * t + t + (isSteep & Vector128.Create(Math.PI / 4));
        angle = Vector128.ConditionalSelect(isWide, Vector128.Create(Math.PI / 2) - angle, angle);
        return Vector128.ConditionalSelect(Vector128.LessThan(z, Vector128<double>.Zero), Vector128.Create(Math.PI) - angle, angle);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector256<double> r, Vector256<double> z)
    {
        var forward = Vector256.Abs(z);
        var isWide = Vector256.GreaterThan(r, forward);
        var (low, high) = (Vector256.ConditionalSelect(isWide, forward, r), Vector256.ConditionalSelect(isWide, r, forward));
        var isSteep = Vector256.GreaterThan(low, Vector256.Create(TanEighthPi) * high);
        var t = Vector256.ConditionalSelect(isSteep, low - high, low) / Vector256.ConditionalSelect(isSteep, low + high, high);
        var s = t * t;
        var p = Vector256.Create(D10) * s + Vector256.Create(D9);
        p = ((p * s + Vector256.Create(D8)) * s + Vector256.Create(D7)) * s + Vector256.Create(D6);
        p = ((p * s + Vector256.Create(D5)) * s + Vector256.Create(D4)) * s + Vector256.Create(D3);
        p = ((p * s + Vector256.Create(D2)) * s + Vector256.Create(D1)) * s + Vector256.Create(D0);
        var angle = p * s * t + t + (isSteep & Vector256.Create(Math.PI / 4));
        angle = Vector256.ConditionalSelect(isWide, Vector256.Create(Math.PI / 2) - angle, angle);
        return Vector256.ConditionalSelect(Vector256.LessThan(z, Vector256<double>.Zero), Vector256.Create(Math.PI) - angle, angle);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Of(Vector512<double> r, Vector512<double> z)
    {
        var forward = Vector512.Abs(z);
        var isWide = Vector512.GreaterThan(r, forward);
        var (low, high) = (Vector512.ConditionalSelect(isWide, forward, r), Vector512.ConditionalSelect(isWide, r, forward));
        var isSteep = Vector512.GreaterThan(low, Vector512.Create(TanEighthPi) * high);
        var t = Vector512.ConditionalSelect(isSteep, low - high, low) / Vector512.ConditionalSelect(isSteep, low + high, high);
        var s = t * t;
        var p = Vector512.Create(D10) * s + Vector512.Create(D9);
        p = ((p * s + Vector512.Create(D8)) * s + Vector512.Create(D7)) * s + Vector512.Create(D6);
        p = ((p * s + Vector512.Create(D5)) * s + Vector512.Create(D4)) * s + Vector512.Create(D3);
        p = ((p * s + Vector512.Create(D2)) * s + Vector512.Create(D1)) * s + Vector512.Create(D0);
        var angle = p * s * t + t + (isSteep & Vector512.Create(Math.PI / 4));
        angle = Vector512.ConditionalSelect(isWide, Vector512.Create(Math.PI / 2) - angle, angle);
        return Vector512.ConditionalSelect(Vector512.LessThan(z, Vector512<double>.Zero), Vector512.Create(Math.PI) - angle, angle);
    }
}
