using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Internal.JsonPath;
using MlKit.Pipelines.Retries;

namespace MlKit.Pipelines.Running;

/// <summary>Puts a value where a reference path leads, and makes the objects on the way that are not there: https://states-language.net/spec.html#using-paths.</summary>
internal static class ReferencePaths
{
    public static JsonElement Put(Expression path, JsonElement input, JsonElement value)
    {
        var segments = path.Path.Segments.AsSpan();
        if (segments.IsEmpty)
            return value;

        using var builder = JsonBuilder.Rent();
        if (!TryWrite(builder, segments, input, value))
            throw new StateFailureException(ErrorNames.ResultPathMatchFailure, $"Unable to apply ReferencePath {path.Text} to input {JsonValues.Compact(input)}") { NamesState = true };

        return builder.ToElement();
    }

    private static bool TryWrite(JsonBuilder builder, ReadOnlySpan<PathSegment> segments, JsonElement? current, JsonElement value)
    {
        if (segments.IsEmpty)
        {
            builder.Write(value);
            return true;
        }

        return segments[0] switch
        {
            NameSegment name when current is null or { ValueKind: JsonValueKind.Object } => TryWriteField(builder, name.Names[0], segments[1..], current, value),
            IndexSegment index when current is { ValueKind: JsonValueKind.Array } array => TryWriteItem(builder, index.Indexes[0], segments[1..], array, value),
            _ => false,
        };
    }

    private static bool TryWriteField(JsonBuilder builder, string name, ReadOnlySpan<PathSegment> rest, JsonElement? current, JsonElement value)
    {
        var (fits, isThere) = (true, false);
        builder.Writer.WriteStartObject();
        foreach (var field in (current ?? JsonValues.EmptyObject).EnumerateObject())
        {
            builder.Writer.WritePropertyName(field.Name);
            if (field.NameEquals(name))
            {
                isThere = true;
                fits = TryWrite(builder, rest, field.Value, value);
            }
            else
            {
                builder.Write(field.Value);
            }
        }

        if (!isThere)
        {
            builder.Writer.WritePropertyName(name);
            fits = TryWrite(builder, rest, null, value);
        }

        builder.Writer.WriteEndObject();
        return fits;
    }

    private static bool TryWriteItem(JsonBuilder builder, int index, ReadOnlySpan<PathSegment> rest, JsonElement array, JsonElement value)
    {
        if (!PathEvaluator.TryGetItem(array, index, out _))
            return false;

        var (fits, place) = (true, index < 0 ? array.GetArrayLength() + index : index);
        builder.Writer.WriteStartArray();
        foreach (var item in array.EnumerateArray())
        {
            if (place-- == 0)
                fits = TryWrite(builder, rest, item, value);
            else
                builder.Write(item);
        }

        builder.Writer.WriteEndArray();
        return fits;
    }
}
