using Amazon.Runtime.Internal;

namespace MlKit.TestKit.Aws;

/// <summary>
/// Caps the wait between two attempts at a millisecond, for every AWS client of the process: the SDK has no option for it.
/// Which errors are retried, and how often, stays as it is.
/// </summary>
internal sealed class FastRetries : IRuntimePipelineCustomizer
{
    private const int MaxBackoffMilliseconds = 1;

    private static readonly Lazy<bool> Registration = new(Register);

    public string UniqueName => typeof(FastRetries).FullName!;

    public static void Enable() => _ = Registration.Value;

    public void Customize(Type type, RuntimePipeline pipeline)
    {
        foreach (var handler in pipeline.Handlers.OfType<RetryHandler>())
            Cap(handler);
    }

    private static void Cap(RetryHandler handler)
    {
        if (handler.RetryPolicy is StandardRetryPolicy standard)
            standard.MaxBackoffInMilliseconds = MaxBackoffMilliseconds;
        else if (handler.RetryPolicy is DefaultRetryPolicy legacy)
            legacy.MaxBackoffInMilliseconds = MaxBackoffMilliseconds;
    }

    private static bool Register()
    {
        RuntimePipelineCustomizerRegistry.Instance.Register(new FastRetries());
        return true;
    }
}
