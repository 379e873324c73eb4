namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary>What an argument of an intrinsic function is.</summary>
internal enum IntrinsicArgumentKind
{
    String,
    Number,
    Boolean,
    Null,
    Path,
    Call,
}
