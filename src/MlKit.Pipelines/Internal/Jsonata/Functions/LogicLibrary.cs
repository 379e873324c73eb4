using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>The functions for truth, kinds and problems: https://docs.jsonata.org/boolean-functions.</summary>
internal static class LogicLibrary
{
    public static IEnumerable<BuiltIn> All =>
    [
        new("boolean", "<x-:b>", 1, (a, run) => a[0].IsUndefined ? default : JsonataValue.Of(Truth.Of(a[0], run))),
        new("not", "<x-:b>", 1, (a, run) => a[0].IsUndefined ? default : JsonataValue.Of(!Truth.Of(a[0], run))),
        new("exists", "<x:b>", 1, (a, _) => JsonataValue.Of(!a[0].IsUndefined)),
        new("type", "<x:s>", 1, (a, _) => a[0].IsUndefined ? default : JsonataValue.Of(NameOf(a[0].Kind))),
        new("error", "<s?:x>", 1, (a, _) => throw new JsonataException("D3137", a[0].AsString ?? "$error() function evaluated")),
        new("assert", "<bs?:x>", 2, (a, run) => Truth.Of(a[0], run) ? default : throw new JsonataException("D3141", a[1].AsString ?? "$assert() statement failed")),
    ];

    private static string NameOf(JsonataKind kind) => kind switch
    {
        JsonataKind.Null => "null",
        JsonataKind.Boolean => "boolean",
        JsonataKind.Number => "number",
        JsonataKind.String => "string",
        JsonataKind.Array => "array",
        JsonataKind.Object => "object",
        _ => "function",
    };
}
