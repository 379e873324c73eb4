using System.Text.Json;

namespace MlKit.Pipelines.Internal.Intrinsics;

/// <summary>The intrinsic functions for numbers.</summary>
internal static class MathFunctions
{
    public static JsonElement Add(IntrinsicArguments arguments)
    {
        try
        {
            return JsonText.FromInt64(checked(arguments.Integer(0) + arguments.Integer(1)));
        }
        catch (OverflowException)
        {
            throw new IntrinsicException("The sum of States.MathAdd must fit into 64 bits");
        }
    }

    public static JsonElement Random(IntrinsicArguments arguments, Randomness randomness)
    {
        var (start, end) = (arguments.Integer(0), arguments.Integer(1));
        if (start >= end)
            throw arguments.Wrong(1, $"greater than the start, {start}");

        return JsonText.FromInt64(arguments.Count == 3 ? new Randomness((int)arguments.Integer(2)).Next(start, end) : randomness.Next(start, end));
    }
}
