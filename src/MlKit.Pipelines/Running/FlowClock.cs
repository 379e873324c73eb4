namespace MlKit.Pipelines.Running;

/// <summary>Tells the time of a flow: delays that were skipped have passed.</summary>
internal sealed class FlowClock(Flow flow) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => flow.Now;
}
