using System.Collections.Frozen;

namespace MlKit.Pipelines.Validation;

/// <summary>The fields every part of a definition may have, in either query language: https://states-language.net/spec.html#state-type-table.</summary>
internal static class KnownFields
{
    private static readonly string[] State = ["Type", "Comment", "QueryLanguage"];
    private static readonly string[] Data = [.. State, "InputPath", "OutputPath", "Output"];
    private static readonly string[] Next = [.. Data, "Next", "End", "Assign"];
    private static readonly string[] Work = [.. Next, "Parameters", "ResultSelector", "ResultPath", "Retry", "Catch"];

    public static FrozenSet<string> Machine { get; } = FrozenSet.Create("Comment", "StartAt", "States", "Version", "TimeoutSeconds", "QueryLanguage");

    public static FrozenSet<string> Branch { get; } = FrozenSet.Create("Comment", "StartAt", "States");

    public static FrozenSet<string> ItemProcessor { get; } = FrozenSet.Create("Comment", "StartAt", "States", "ProcessorConfig");

    public static FrozenSet<string> ProcessorConfig { get; } = FrozenSet.Create("Mode", "ExecutionType");

    public static FrozenSet<string> ItemReader { get; } = FrozenSet.Create("Resource", "Parameters", "Arguments", "ReaderConfig");

    public static FrozenSet<string> ReaderConfig { get; } =
        FrozenSet.Create("InputType", "Transformation", "ManifestType", "CSVHeaderLocation", "CSVHeaders", "CSVDelimiter", "ItemsPointer", "MaxItems");

    public static FrozenSet<string> ItemBatcher { get; } = FrozenSet.Create("MaxItemsPerBatch", "MaxInputBytesPerBatch", "BatchInput");

    public static FrozenSet<string> ResultWriter { get; } = FrozenSet.Create("Resource", "Parameters", "Arguments", "WriterConfig");

    public static FrozenSet<string> WriterConfig { get; } = FrozenSet.Create("Transformation", "OutputType");

    public static FrozenSet<string> Credentials { get; } = FrozenSet.Create("RoleArn");

    public static FrozenSet<string> Retrier { get; } = FrozenSet.Create("ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy", "Comment");

    public static FrozenSet<string> Catcher { get; } = FrozenSet.Create("ErrorEquals", "Next", "ResultPath", "Output", "Assign", "Comment");

    public static FrozenSet<string> Rule { get; } = FrozenSet.Create("Next", "Comment", "Assign", "Output", "And", "Or", "Not", "Variable", "Condition");

    public static FrozenSet<string> Condition { get; } = FrozenSet.Create("Comment", "And", "Or", "Not", "Variable");

    public static FrozenDictionary<string, FrozenSet<string>> States { get; } = new Dictionary<string, FrozenSet<string>>
    {
        ["Task"] = FrozenSet.Create([.. Work, "Resource", "Arguments", "Credentials", "TimeoutSeconds", "HeartbeatSeconds"]),
        ["Parallel"] = FrozenSet.Create([.. Work, "Arguments", "Branches"]),
        ["Map"] = FrozenSet.Create([
            .. Work, "ItemsPath", "Items", "ItemReader", "ItemSelector", "ItemBatcher", "MaxConcurrency", "ToleratedFailureCount", "ToleratedFailurePercentage", "Label", "ItemProcessor", "Iterator", "ResultWriter"]),
        ["Pass"] = FrozenSet.Create([.. Next, "Parameters", "Result", "ResultPath"]),
        ["Wait"] = FrozenSet.Create([.. Next, "Seconds", "Timestamp"]),
        ["Choice"] = FrozenSet.Create([.. Data, "Choices", "Default", "Assign"]),
        ["Succeed"] = FrozenSet.Create(Data),
        ["Fail"] = FrozenSet.Create([.. State, "Error", "Cause"]),
    }.ToFrozenDictionary();
}
