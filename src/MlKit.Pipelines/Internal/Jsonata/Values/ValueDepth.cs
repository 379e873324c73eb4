using System.Runtime.CompilerServices;

namespace MlKit.Pipelines.Internal.Jsonata.Values;

/// <summary>Guards everything that goes down into values: an expression can nest them as deeply as it likes.</summary>
internal static class ValueDepth
{
    /// <summary>As deep as the result may be; what reads it allows no more.</summary>
    public const int Limit = 1_000;

    /// <exception cref="JsonataException">There is no room for another level.</exception>
    public static void Check(int depth)
    {
        if (depth >= Limit || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw TooDeep();
    }

    public static JsonataException TooDeep() => new("U1001", $"A value must be at most {Limit} levels deep. Nest it less deeply.");
}
