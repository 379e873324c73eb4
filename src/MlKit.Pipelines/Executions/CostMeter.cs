using System.Collections.Immutable;

namespace MlKit.Pipelines.Executions;

/// <summary>Adds up what instances cost: https://aws.amazon.com/sagemaker/ai/pricing/.</summary>
internal sealed class CostMeter(IReadOnlyDictionary<string, decimal> pricesPerHour)
{
    public decimal Cost(IEnumerable<SageMakerJob> jobs, DateTimeOffset now) => jobs.Sum(job => Hours(job, now) * job.Instances.Sum(Price));

    public ImmutableArray<string> Unpriced(IEnumerable<SageMakerJob> jobs) =>
        [.. jobs.SelectMany(job => job.Instances).Select(instances => instances.Type).Where(type => !pricesPerHour.ContainsKey(type)).Distinct().Order(StringComparer.Ordinal)];

    private static decimal Hours(SageMakerJob job, DateTimeOffset now)
    {
        if (job.BillableTime is { } billable)
            return Hours(billable);

        // The clock here may be behind that of AWS.
        return job.StartTime is { } start ? Math.Max(0, Hours((job.EndTime ?? now) - start)) : 0;
    }

    private static decimal Hours(TimeSpan time) => (decimal)time.Ticks / TimeSpan.TicksPerHour;

    private decimal Price(JobInstances instances) => pricesPerHour.GetValueOrDefault(instances.Type) * instances.Count;
}
