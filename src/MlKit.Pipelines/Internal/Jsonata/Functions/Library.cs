using System.Collections.Frozen;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>The functions every expression can call: those of https://docs.jsonata.org and those Step Functions adds, without <c>$eval</c>, which it takes away.</summary>
internal static class Library
{
    private static readonly FrozenDictionary<string, BuiltIn> Functions = ((IEnumerable<BuiltIn>)
    [
        .. TextLibrary.All, .. PatternLibrary.All, .. EncodingLibrary.All, .. NumberLibrary.All, .. AggregationLibrary.All, .. ArrayLibrary.All, .. ObjectLibrary.All,
        .. CallbackLibrary.All, .. LogicLibrary.All, .. TimeLibrary.All, .. WorkflowLibrary.All,
    ]).ToFrozenDictionary(function => function.Name);

    /// <summary>Returns a function, or <see langword="null"/> where there is none of that name.</summary>
    public static BuiltIn? Find(string name) => Functions.GetValueOrDefault(name);
}
