namespace MlKit.Labeling.ScaleOut;

/// <summary>Where a job's container finds and leaves what: the one place that the definitions and the worker share.</summary>
/// <param name="OptMl">The folder of the container contract, <c>/opt/ml</c> in a container.</param>
internal sealed record ShardFolders(string OptMl)
{
    public const string ContainerRoot = "/opt/ml";

    public static ShardFolders Container { get; } = new(ContainerRoot);

    /// <summary>Gets the data set, or those of its files that the shards need.</summary>
    public string Data => $"{OptMl}/processing/input/data";

    public string Shards => $"{OptMl}/processing/input/shards";

    public string Results => $"{OptMl}/processing/input/results";

    public string TargetOutput => $"{OptMl}/processing/output/target";

    public string ResultsOutput => $"{OptMl}/processing/output/results";

    /// <summary>Gets the folder of what a second start goes on from. It is no output: the labeling input is uploaded as it is.</summary>
    public string State => $"{OptMl}/processing";
}
