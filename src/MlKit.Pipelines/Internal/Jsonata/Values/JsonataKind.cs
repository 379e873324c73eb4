namespace MlKit.Pipelines.Internal.Jsonata.Values;

/// <summary>What a value of JSONata is. Nothing at all is a value too: undefined.</summary>
internal enum JsonataKind
{
    Undefined,
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
    Function,
}
