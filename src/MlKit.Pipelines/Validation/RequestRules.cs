using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Looks at the requests of SageMaker tasks.</summary>
internal static class RequestRules
{
    public static void Check(ValidationContext context, TaskState state, TaskResource call)
    {
    }
}
