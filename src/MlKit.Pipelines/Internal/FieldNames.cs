using System.Collections.Frozen;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Retries;

namespace MlKit.Pipelines.Internal;

/// <summary>Values that have another name in a definition than in C#.</summary>
internal static class FieldNames
{
    public static FrozenDictionary<string, QueryLanguage> QueryLanguages { get; } = new Dictionary<string, QueryLanguage>
    {
        ["JSONPath"] = QueryLanguage.JsonPath,
        ["JSONata"] = QueryLanguage.Jsonata,
    }.ToFrozenDictionary();

    public static FrozenDictionary<string, JitterStrategy> JitterStrategies { get; } = new Dictionary<string, JitterStrategy>
    {
        ["NONE"] = JitterStrategy.None,
        ["FULL"] = JitterStrategy.Full,
    }.ToFrozenDictionary();

    public static string? Of(QueryLanguage? language) => language switch
    {
        null => null,
        QueryLanguage.Jsonata => "JSONata",
        _ => "JSONPath",
    };

    public static string? Of(JitterStrategy? strategy) => strategy switch
    {
        null => null,
        JitterStrategy.Full => "FULL",
        _ => "NONE",
    };
}
