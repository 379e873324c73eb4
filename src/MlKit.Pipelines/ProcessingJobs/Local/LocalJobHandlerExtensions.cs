using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Lets workflows run their Processing jobs on this machine.</summary>
public static class LocalJobHandlerExtensions
{
    /// <summary>Adds a <see cref="LocalJobHandler"/> for every state that runs a Processing job and waits for its end.</summary>
    /// <param name="handlers">The handlers.</param>
    /// <param name="options">How the jobs run.</param>
    /// <returns>The handlers.</returns>
    /// <exception cref="ArgumentNullException">The handlers or the options are <see langword="null"/>.</exception>
    public static TaskHandlers AddProcessingJobs(this TaskHandlers handlers, LocalJobOptions options)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        return handlers.AddResource(LocalJobHandler.Resource, new LocalJobHandler(new LocalJobRunner(options)));
    }
}
