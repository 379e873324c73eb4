using System.Collections.Immutable;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Maps;

/// <summary>How an <see cref="ItemReader"/> takes items out of a file: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html.</summary>
public sealed record ReaderConfig
{
    /// <summary>Gets the format: CSV, JSON, JSONL, PARQUET or MANIFEST.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? InputType { get; init; }

    /// <summary>Gets what is done with listed objects: NONE, or LOAD_AND_FLATTEN to read each.</summary>
    /// <value>The default is <see langword="null"/>: NONE.</value>
    public string? Transformation { get; init; }

    /// <summary>Gets the kind of a manifest: ATHENA_DATA or S3_INVENTORY.</summary>
    /// <value>The default is <see langword="null"/>: S3_INVENTORY.</value>
    public string? ManifestType { get; init; }

    /// <summary>Gets where a CSV file's column names are: FIRST_ROW or GIVEN.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? CsvHeaderLocation { get; init; }

    /// <summary>Gets the names of a CSV file's columns, where they are GIVEN.</summary>
    /// <value>The default is an array that is default: the field is absent.</value>
    public ImmutableArray<string> CsvHeaders { get; init; }

    /// <summary>Gets what separates the columns of a CSV file: COMMA, PIPE, SEMICOLON, SPACE or TAB.</summary>
    /// <value>The default is <see langword="null"/>: COMMA.</value>
    public string? CsvDelimiter { get; init; }

    /// <summary>Gets where in a JSON file the array of items is, a JSON pointer.</summary>
    /// <value>The default is <see langword="null"/>: the file is the array.</value>
    public string? ItemsPointer { get; init; }

    /// <summary>Gets how many items are read at most.</summary>
    /// <value>The default is <see langword="null"/>: 100,000,000.</value>
    public ValueOf<long>? MaxItems { get; init; }

    /// <summary>Gets the fields no property has.</summary>
    /// <value>The default is none.</value>
    public ExtraFields Extra { get; init; } = ExtraFields.Empty;

    internal static ReaderConfig Read(ObjectReader reader) => new()
    {
        InputType = reader.TakeString("InputType"),
        Transformation = reader.TakeString("Transformation"),
        ManifestType = reader.TakeString("ManifestType"),
        CsvHeaderLocation = reader.TakeString("CSVHeaderLocation"),
        CsvHeaders = reader.TakeStrings("CSVHeaders"),
        CsvDelimiter = reader.TakeString("CSVDelimiter"),
        ItemsPointer = reader.TakeString("ItemsPointer"),
        MaxItems = reader.TakeIntegerOrExpression("MaxItems"),
        Extra = reader.Rest(),
    };

    internal static void Write(ReaderConfig config, ObjectWriter writer)
    {
        writer.Write("InputType", config.InputType);
        writer.Write("Transformation", config.Transformation);
        writer.Write("ManifestType", config.ManifestType);
        writer.Write("CSVHeaderLocation", config.CsvHeaderLocation);
        writer.Write("CSVHeaders", config.CsvHeaders);
        writer.Write("CSVDelimiter", config.CsvDelimiter);
        writer.Write("ItemsPointer", config.ItemsPointer);
        writer.Write("MaxItems", config.MaxItems);
        writer.Write(config.Extra);
    }
}
