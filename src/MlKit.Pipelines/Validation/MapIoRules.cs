using System.Collections.Frozen;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Maps;

namespace MlKit.Pipelines.Validation;

/// <summary>Looks at what a distributed Map state reads, groups and writes.</summary>
internal static class MapIoRules
{
    private const long MaxItems = 100_000_000;

    private static readonly FrozenSet<string> InputTypes = FrozenSet.Create("CSV", "JSON", "JSONL", "PARQUET", "MANIFEST");
    private static readonly FrozenSet<string> ReaderTransformations = FrozenSet.Create("NONE", "LOAD_AND_FLATTEN");
    private static readonly FrozenSet<string> ManifestTypes = FrozenSet.Create("ATHENA_DATA", "S3_INVENTORY");
    private static readonly FrozenSet<string> HeaderLocations = FrozenSet.Create("FIRST_ROW", "GIVEN");
    private static readonly FrozenSet<string> Delimiters = FrozenSet.Create("COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB");
    private static readonly FrozenSet<string> WriterTransformations = FrozenSet.Create("NONE", "COMPACT", "FLATTEN");
    private static readonly FrozenSet<string> OutputTypes = FrozenSet.Create("JSON", "JSONL");

    public static void Check(ValidationContext context, MapState state)
    {
        if (state.ItemReader is { } reader)
        {
            using var place = context.Issues.At("ItemReader");
            CheckReader(context, reader);
        }

        if (state.ItemBatcher is { } batcher)
        {
            using var place = context.Issues.At("ItemBatcher");
            MapRules.CheckBatcher(context, batcher);
        }

        if (state.ResultWriter is { } writer)
        {
            using var place = context.Issues.At("ResultWriter");
            CheckWriter(context, writer);
        }
    }

    private static void CheckReader(ValidationContext context, ItemReader reader)
    {
        FieldRules.Check(context, reader.Extra, "an ItemReader", KnownFields.ItemReader);
        FieldRules.Require(context, reader.Resource is not null, reader.Extra, "Resource", $"Set it to '{ItemReader.GetObject}' or '{ItemReader.ListObjects}'.");
        CheckCall(context, reader.Parameters, reader.Arguments);
        if (reader.ReaderConfig is not { } config)
            return;

        using var place = context.Issues.At("ReaderConfig");
        FieldRules.Check(context, config.Extra, "a ReaderConfig", KnownFields.ReaderConfig);
        CheckWord(context, "InputType", config.InputType, InputTypes);
        CheckWord(context, "Transformation", config.Transformation, ReaderTransformations);
        CheckWord(context, "ManifestType", config.ManifestType, ManifestTypes);
        CheckWord(context, "CSVHeaderLocation", config.CsvHeaderLocation, HeaderLocations);
        CheckWord(context, "CSVDelimiter", config.CsvDelimiter, Delimiters);
        if (config.CsvHeaderLocation == "GIVEN" && config.CsvHeaders.IsDefaultOrEmpty)
            context.Issues.Report(
                Rules.RequiredField, "must have CSVHeaders where CSVHeaderLocation is 'GIVEN'", "none",
                "Name the columns, or set CSVHeaderLocation to 'FIRST_ROW'.");

        StateRules.CheckInteger(context, "MaxItems", config.MaxItems, 0, MaxItems);
    }

    private static void CheckWriter(ValidationContext context, ResultWriter writer)
    {
        FieldRules.Check(context, writer.Extra, "a ResultWriter", KnownFields.ResultWriter);
        var call = writer.Parameters ?? writer.Arguments;
        if (writer is { Resource: null, WriterConfig: null } && writer.Extra.Count == 0)
            context.Issues.Report(
                Rules.RequiredField, "must have Resource with its parameters, or WriterConfig, or both", "neither",
                $"Set Resource to '{ResultWriter.PutObject}', and say which bucket and prefix.");
        else if (writer.Resource is null != call is null)
            context.Issues.Report(
                Rules.RequiredField, "must have both Resource and its parameters", writer.Resource is null ? "no Resource" : "no parameters",
                $"Set Resource to '{ResultWriter.PutObject}', and say which bucket and prefix.");

        CheckCall(context, writer.Parameters, writer.Arguments);
        if (writer.WriterConfig is not { } config)
            return;

        using var place = context.Issues.At("WriterConfig");
        FieldRules.Check(context, config.Extra, "a WriterConfig", KnownFields.WriterConfig);
        CheckWord(context, "Transformation", config.Transformation, WriterTransformations);
        CheckWord(context, "OutputType", config.OutputType, OutputTypes);
    }

    private static void CheckCall(ValidationContext context, Payload? parameters, Payload? arguments)
    {
        FieldRules.CheckLanguage(context, QueryLanguage.JsonPath, "Parameters", parameters is not null);
        FieldRules.CheckLanguage(context, QueryLanguage.Jsonata, "Arguments", arguments is not null);
        PayloadRules.Check(context, "Parameters", parameters, default);
        PayloadRules.Check(context, "Arguments", arguments, default);
    }

    private static void CheckWord(ValidationContext context, string name, string? word, FrozenSet<string> words)
    {
        if (word is not null && !words.Contains(word))
            context.Issues.Report(
                Rules.FieldType, $"must be one of {string.Join(", ", words.Order(StringComparer.Ordinal))}", IssueCollector.Quote(word),
                $"Correct {name}.", name);
    }
}
