using System.Buffers;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Looks at Map states: https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html.</summary>
internal static class MapRules
{
    private const int MaxLabelLength = 40;
    private const int InlineConcurrency = 40;
    private const int DistributedConcurrency = 10_000;
    private const long MaxItems = 100_000_000;
    private const long MaxBatchBytes = 262_144;

    private static readonly SearchValues<char> ForbiddenInLabels = SearchValues.Create("?*<>{}[]:;,\\|^~$#%&`\"");

    public static void Check(ValidationContext context, MapState state, Action<ValidationContext, StateGraph, string> checkGraph)
    {
        FieldRules.CheckLanguage(context, QueryLanguage.JsonPath, "ItemsPath", state.ItemsPath is not null);
        FieldRules.CheckLanguage(context, QueryLanguage.Jsonata, "Items", state.Items is not null);
        ExpressionRules.CheckPath(context, "ItemsPath", state.ItemsPath);
        PayloadRules.Check(context, "Items", state.Items, default);
        PayloadRules.Check(context, "ItemSelector", state.ItemSelector, default);
        CheckNumbers(context, state);
        CheckDistributed(context, state);
        CheckConcurrency(context, state);
        MapIoRules.Check(context, state);
        CheckProcessor(context, state, checkGraph);
        context.Language = state.QueryLanguage ?? context.MachineLanguage;
    }

    public static void CheckBatcher(ValidationContext context, ItemBatcher batcher)
    {
        FieldRules.Check(context, batcher.Extra, "an ItemBatcher", KnownFields.ItemBatcher);
        if (batcher is { MaxItemsPerBatch: null, MaxInputBytesPerBatch: null } && batcher.Extra.Count == 0)
            context.Issues.Report(Rules.RequiredField, "must have MaxItemsPerBatch or MaxInputBytesPerBatch", "neither", "Say how large a batch is.");

        StateRules.CheckInteger(context, "MaxItemsPerBatch", batcher.MaxItemsPerBatch, 1, MaxItems);
        StateRules.CheckInteger(context, "MaxInputBytesPerBatch", batcher.MaxInputBytesPerBatch, 1, MaxBatchBytes);
        PayloadRules.Check(context, "BatchInput", batcher.BatchInput, default);
    }

    private static void CheckNumbers(ValidationContext context, MapState state)
    {
        StateRules.CheckInteger(context, "MaxConcurrency", state.MaxConcurrency, 0, long.MaxValue);
        StateRules.CheckInteger(context, "ToleratedFailureCount", state.ToleratedFailureCount, 0, long.MaxValue);
        if (state.ToleratedFailurePercentage is { IsLiteral: true, Literal: < 0 or > 100 } percentage)
            context.Issues.Report(
                Rules.FieldType, "must be between 0 and 100", $"{percentage}",
                "Set ToleratedFailurePercentage to such a number.", "ToleratedFailurePercentage");

        ExpressionRules.CheckValue(context, "ToleratedFailurePercentage", state.ToleratedFailurePercentage?.Expression, reference: true);
    }

    private static void CheckDistributed(ValidationContext context, MapState state)
    {
        if (state.Label is { } label)
            CheckLabel(context, label);

        if (state.Processor is not { } processor || processor.IsDistributed)
            return;

        ReadOnlySpan<(string Name, bool IsThere)> fields =
        [
            ("ItemReader", state.ItemReader is not null), ("ItemBatcher", state.ItemBatcher is not null), ("ResultWriter", state.ResultWriter is not null), ("Label", state.Label is not null),
        ];
        foreach (var (name, isThere) in fields)
        {
            if (isThere)
                context.Issues.Report(
                    Rules.DistributedOnly, "must not be in an inline Map state", $"the field '{name}'",
                    "Set ProcessorConfig.Mode to 'DISTRIBUTED', or remove the field.", name);
        }

        if (state is { ToleratedFailureCount: not null } or { ToleratedFailurePercentage: not null })
            context.Issues.Report(
                Rules.InlineTolerance, "must tolerate failures only in a distributed Map state", "an inline one",
                "Set ProcessorConfig.Mode to 'DISTRIBUTED', or catch errors inside the iteration.");
    }

    private static void CheckLabel(ValidationContext context, string label)
    {
        if (label.Length is 0 or > MaxLabelLength)
            context.Issues.Report(
                Rules.Label, "must have 1 to 40 characters", $"{label.Length}",
                label.Length == 0 ? "Give a label, or leave the field out." : "Shorten the label.", "Label");
        else if (label.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) || label.AsSpan().ContainsAny(ForbiddenInLabels))
            context.Issues.Report(
                Rules.Label, "must have no blanks, control characters or any of ?*<>{}[]:;,\\|^~$#%&`\"", IssueCollector.Quote(label),
                "Use letters, digits, '-' and '_'.", "Label");

        if (!context.Labels.Add(label))
            context.Issues.Report(
                Rules.Label, "must have a label no other Map state of the machine has", $"a second {IssueCollector.Quote(label)}",
                "Change one of the two.", "Label");
    }

    private static void CheckConcurrency(ValidationContext context, MapState state)
    {
        if (state.MaxConcurrency is not { IsLiteral: true, Literal: var most } || state.Processor is not { } processor)
            return;

        if (!processor.IsDistributed && most > InlineConcurrency)
            context.Issues.Report(
                Rules.InlineConcurrency, $"must be at most {InlineConcurrency} in an inline Map state", $"{most}",
                "Lower it, or set ProcessorConfig.Mode to 'DISTRIBUTED'.", "MaxConcurrency");
        else if (processor.IsDistributed && most > DistributedConcurrency)
            context.Issues.Report(Rules.InlineConcurrency, $"must be at most {DistributedConcurrency}", $"{most}", "Lower it.", "MaxConcurrency");
    }

    private static void CheckProcessor(ValidationContext context, MapState state, Action<ValidationContext, StateGraph, string> checkGraph)
    {
        if (state.Processor is not { } processor)
        {
            FieldRules.Require(context, state.Extra.TryGet("Iterator", out _), state.Extra, "ItemProcessor", "Say what is done with each item.");
            return;
        }

        if (state is { ItemProcessor: not null, Iterator: not null })
            context.Issues.Report(Rules.ExclusiveFields, "must have either ItemProcessor or Iterator", "both", "Remove Iterator, the old name.", "Iterator");

        using var place = context.Issues.At(state.ItemProcessor is null ? "Iterator" : "ItemProcessor");
        FieldRules.Check(context, processor.Extra, "an ItemProcessor", KnownFields.ItemProcessor);
        if (processor.ProcessorConfig is { } config)
            CheckConfig(context, config);

        var type = context.Type;
        if (processor is { IsDistributed: true, ProcessorConfig.ExecutionType: "EXPRESS" })
            context.Type = StateMachineType.Express;

        checkGraph(context, processor, "the ItemProcessor");
        context.Type = type;
    }

    private static void CheckConfig(ValidationContext context, ProcessorConfig config)
    {
        using var place = context.Issues.At("ProcessorConfig");
        FieldRules.Check(context, config.Extra, "a ProcessorConfig", KnownFields.ProcessorConfig);
        if (config.Mode is not (null or ProcessorConfig.Inline or ProcessorConfig.Distributed))
            context.Issues.Report(Rules.FieldType, "must be 'INLINE' or 'DISTRIBUTED'", IssueCollector.Quote(config.Mode), "Correct the mode.", "Mode");

        if (config.ExecutionType is not (null or "STANDARD" or "EXPRESS"))
            context.Issues.Report(Rules.FieldType, "must be 'STANDARD' or 'EXPRESS'", IssueCollector.Quote(config.ExecutionType), "Correct the type.", "ExecutionType");

        if (config.Mode != ProcessorConfig.Distributed)
            return;

        FieldRules.Require(context, config.ExecutionType is not null, config.Extra, "ExecutionType", "Set it to 'STANDARD' or 'EXPRESS'.");
        if (context.Type == StateMachineType.Express)
            context.Issues.Report(
                Rules.ExpressResource, "must not be 'DISTRIBUTED' in an Express machine", "'DISTRIBUTED'",
                "Make the machine a Standard one, or the Map state inline.", "Mode");
    }
}
