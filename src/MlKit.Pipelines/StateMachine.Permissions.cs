using MlKit.Pipelines.Permissions;

namespace MlKit.Pipelines;

public sealed partial record StateMachine
{
    /// <summary>Returns what the workflow's role must be allowed to do, and why.</summary>
    /// <param name="scope">Where the workflow runs, or <see langword="null"/> for anywhere.</param>
    /// <param name="logging">Whether executions are logged.</param>
    /// <param name="tracing">Whether executions are traced with X-Ray.</param>
    /// <returns>The policy.</returns>
    /// <remarks>What a state computes only when it runs, such as a job's name or role, becomes <c>*</c>.</remarks>
    public IamPolicy ToExecutionPolicy(AwsScope? scope = null, bool logging = false, bool tracing = false) => ExecutionPolicy.Of(this, scope ?? new AwsScope(), logging, tracing);
}
