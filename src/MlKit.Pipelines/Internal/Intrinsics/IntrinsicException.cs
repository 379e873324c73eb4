namespace MlKit.Pipelines.Internal.Intrinsics;

/// <summary>Carries why an intrinsic function failed out of it; it becomes the cause of the state's failure.</summary>
internal sealed class IntrinsicException(string message) : Exception(message)
{
    /// <summary>Gets whether an argument is a path that leads nowhere: AWS calls that by another name.</summary>
    public bool IsMissingPath { get; init; }
}
