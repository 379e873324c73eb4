using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>Finds the handlers that need no registration.</summary>
internal static class BuiltInHandlers
{
    public static ITaskHandler? Find(TaskState state, LocalRunnerOptions options)
    {
        var resource = TaskResource.Parse(state.Resource);
        if (resource is { Kind: TaskResourceKind.Service, Service: "states", Action: "startExecution" } && options.StateMachines.Count > 0)
            return NestedExecutionHandler.Instance;

        return options.Objects is { } objects && ObjectTaskHandler.Handles(resource) ? new ObjectTaskHandler(objects) : null;
    }
}
