using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;

namespace MlKit.Pipelines.Running;

/// <summary>Reads the rows of a CSV object as items: a field of the header for each of the row, what is missing empty, what is too much left out.</summary>
internal static class CsvItems
{
    public static async IAsyncEnumerable<JsonElement> ReadAsync(Stream stream, ReaderConfig config, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var text = new StreamReader(stream, Encoding.UTF8);
        var rows = new CsvReader(text, Delimiter(config.CsvDelimiter));
        var headers = config.CsvHeaders.IsDefault || config.CsvHeaderLocation == "FIRST_ROW" ? await rows.ReadAsync(cancellationToken).ConfigureAwait(false) ?? [] : [.. config.CsvHeaders];
        if (headers.Distinct().Count() < headers.Count)
            throw new ItemReaderException("CSV headers cannot contain duplicates.");

        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false) is { } row)
            yield return ToItem(headers, row);
    }

    private static JsonElement ToItem(List<string> headers, List<string> row)
    {
        using var builder = JsonBuilder.Rent();
        builder.Writer.WriteStartObject();
        for (var i = 0; i < headers.Count; i++)
            builder.Writer.WriteString(headers[i], i < row.Count ? row[i] : "");

        builder.Writer.WriteEndObject();
        return builder.ToElement();
    }

    private static char Delimiter(string? name) => name switch
    {
        "PIPE" => '|',
        "SEMICOLON" => ';',
        "SPACE" => ' ',
        "TAB" => '\t',
        _ => ',',
    };
}
