namespace MlKit.Pipelines.Internal.JsonPath;

/// <summary>Where a path begins.</summary>
internal enum PathRoot
{
    /// <summary><c>$</c>.</summary>
    Input,

    /// <summary><c>$$</c>.</summary>
    Context,

    /// <summary><c>$name</c>.</summary>
    Variable,
}
