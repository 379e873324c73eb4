using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary>Names what a value is, for messages. They never tell the value itself: it may be a secret.</summary>
internal static class Describe
{
    public static string Value(JsonataValue value) => value.Kind switch
    {
        JsonataKind.Undefined => "nothing (undefined)",
        JsonataKind.Null => "null",
        JsonataKind.Boolean => "a boolean",
        JsonataKind.Number => "a number",
        JsonataKind.String => "a string",
        JsonataKind.Array => "an array",
        JsonataKind.Object => "an object",
        _ => "a function",
    };
}
