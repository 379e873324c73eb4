using System.Collections.Frozen;

namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary>The intrinsic functions and how many arguments each takes: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html.</summary>
internal static class IntrinsicFunctions
{
    public const int MaxNesting = 10;

    public static FrozenDictionary<string, (int Least, int Most)> ArgumentCounts { get; } = new Dictionary<string, (int, int)>
    {
        ["Array"] = (0, int.MaxValue),
        ["ArrayPartition"] = (2, 2),
        ["ArrayContains"] = (2, 2),
        ["ArrayRange"] = (3, 3),
        ["ArrayGetItem"] = (2, 2),
        ["ArrayLength"] = (1, 1),
        ["ArrayUnique"] = (1, 1),
        ["Base64Encode"] = (1, 1),
        ["Base64Decode"] = (1, 1),
        ["Hash"] = (2, 2),
        ["JsonMerge"] = (3, 3),
        ["StringToJson"] = (1, 1),
        ["JsonToString"] = (1, 1),
        ["MathRandom"] = (2, 3),
        ["MathAdd"] = (2, 2),
        ["StringSplit"] = (2, 2),
        ["UUID"] = (0, 0),
        ["Format"] = (1, int.MaxValue),
    }.ToFrozenDictionary();

    /// <summary>Those that yield a text, and so may stand in <c>ErrorPath</c> and <c>CausePath</c>.</summary>
    public static FrozenSet<string> ReturningText { get; } = FrozenSet.Create("ArrayGetItem", "Base64Encode", "Base64Decode", "Format", "JsonToString", "Hash", "UUID");
}
