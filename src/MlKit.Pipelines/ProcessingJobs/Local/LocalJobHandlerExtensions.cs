using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Lets workflows run their Processing jobs on this machine.</summary>
public static class LocalJobHandlerExtensions
{
    /// <summary>Adds a <see cref="LocalJobHandler"/> for every state that runs a Processing job, waits for its end or not, or asks for, stops or lists such jobs through the SDK.</summary>
    /// <param name="handlers">The handlers.</param>
    /// <param name="options">How the jobs run.</param>
    /// <returns>The handlers.</returns>
    /// <exception cref="ArgumentNullException">The handlers or the options are <see langword="null"/>.</exception>
    public static TaskHandlers AddProcessingJobs(this TaskHandlers handlers, LocalJobOptions options)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        var handler = new LocalJobHandler(new LocalJobRunner(options));
        foreach (var resource in LocalJobHandler.Resources)
            handlers.AddResource(resource, handler);

        return handlers;
    }
}
