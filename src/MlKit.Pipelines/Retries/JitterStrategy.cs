namespace MlKit.Pipelines.Retries;

/// <summary>Says whether the delay before a retry is drawn at random.</summary>
public enum JitterStrategy
{
    /// <summary>The delay is what the interval and the backoff rate say.</summary>
    None,

    /// <summary>The delay is drawn between nothing and that.</summary>
    Full,
}
