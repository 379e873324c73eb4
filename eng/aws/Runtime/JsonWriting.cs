using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Documents;
using Amazon.Runtime.Internal.Util;
using Amazon.Util;

namespace MlKit.AwsSdk;

/// <summary>Members and values as AWS's JSON protocols write them. Members without a value are left out.</summary>
internal static class JsonWriting
{
    public static void Write(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    public static void Write(this Utf8JsonWriter json, string name, ConstantClass? value) => json.Write(name, value?.Value);

    public static void Write(this Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } set)
            json.WriteBoolean(name, set);
    }

    public static void Write(this Utf8JsonWriter json, string name, int? value) => json.Write(name, (long?)value);

    public static void Write(this Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } set)
            json.WriteNumber(name, set);
    }

    public static void Write(this Utf8JsonWriter json, string name, float? value)
    {
        if (value is not { } set)
            return;
        json.WritePropertyName(name);
        json.WriteValue(set);
    }

    public static void Write(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is not { } set)
            return;
        json.WritePropertyName(name);
        json.WriteValue(set);
    }

    public static void Write(this Utf8JsonWriter json, string name, DateTime? value)
    {
        if (value is not { } set)
            return;
        json.WritePropertyName(name);
        json.WriteValue(set);
    }

    public static void WriteMilliseconds(this Utf8JsonWriter json, string name, DateTime? value)
    {
        if (value is { } set)
            json.WriteNumber(name, AWSSDKUtils.ConvertToUnixEpochMilliseconds(set));
    }

    public static void Write(this Utf8JsonWriter json, string name, MemoryStream? value)
    {
        if (value is null)
            return;
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    public static void Write(this Utf8JsonWriter json, string name, Document value)
    {
        if (value.IsNull())
            return;
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    public static void Write(this Utf8JsonWriter json, string name, IStructure? value)
    {
        if (value is null)
            return;
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    public static void Write<T>(this Utf8JsonWriter json, string name, List<T>? values, Action<Utf8JsonWriter, T> writeItem)
    {
        if (!IsSet(values))
            return;
        json.WritePropertyName(name);
        json.WriteValue(values, writeItem);
    }

    public static void Write<T>(this Utf8JsonWriter json, string name, Dictionary<string, T>? values, Action<Utf8JsonWriter, T> writeItem)
    {
        if (!IsSet(values))
            return;
        json.WritePropertyName(name);
        json.WriteValue(values, writeItem);
    }

    public static void WriteValue(this Utf8JsonWriter json, string value) => json.WriteStringValue(value);

    public static void WriteValue(this Utf8JsonWriter json, bool value) => json.WriteBooleanValue(value);

    public static void WriteValue(this Utf8JsonWriter json, int value) => json.WriteNumberValue(value);

    public static void WriteValue(this Utf8JsonWriter json, long value) => json.WriteNumberValue(value);

    public static void WriteValue(this Utf8JsonWriter json, float value)
    {
        if (float.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteStringValue(StringUtils.FromSpecialFloatValue(value));
    }

    public static void WriteValue(this Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteStringValue(StringUtils.FromSpecialDoubleValue(value));
    }

    public static void WriteValue(this Utf8JsonWriter json, DateTime value) => json.WriteNumberValue(AWSSDKUtils.ConvertToUnixEpochSecondsDecimal(value));

    public static void WriteValue(this Utf8JsonWriter json, MemoryStream value) => json.WriteBase64StringValue(value.ToArray());

    public static void WriteValue(this Utf8JsonWriter json, IStructure? value)
    {
        json.WriteStartObject();
        value?.Write(json);
        json.WriteEndObject();
    }

    public static void WriteValue<T>(this Utf8JsonWriter json, List<T> values, Action<Utf8JsonWriter, T> writeItem)
    {
        json.WriteStartArray();
        foreach (var value in values)
            writeItem(json, value);
        json.WriteEndArray();
    }

    public static void WriteValue<T>(this Utf8JsonWriter json, Dictionary<string, T> values, Action<Utf8JsonWriter, T> writeItem)
    {
        json.WriteStartObject();
        foreach (var (key, value) in values)
        {
            json.WritePropertyName(key);
            writeItem(json, value);
        }
        json.WriteEndObject();
    }

    public static void WriteValue(this Utf8JsonWriter json, Document value)
    {
        switch (value.Type)
        {
            case DocumentType.Bool:
                json.WriteBooleanValue(value.AsBool());
                break;
            case DocumentType.Int:
                json.WriteNumberValue(value.AsInt());
                break;
            case DocumentType.Long:
                json.WriteNumberValue(value.AsLong());
                break;
            case DocumentType.Double:
                json.WriteValue(value.AsDouble());
                break;
            case DocumentType.String:
                json.WriteStringValue(value.AsString());
                break;
            case DocumentType.List:
                json.WriteValue(value.AsList(), WriteValue);
                break;
            case DocumentType.Dictionary:
                json.WriteValue(value.AsDictionary(), WriteValue);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    // With AWSConfigs.InitializeCollections, as the SDK's version 3 behaved, an empty collection cannot be told from one that nobody set.
    private static bool IsSet([NotNullWhen(true)] System.Collections.ICollection? values) => values is not null && (values.Count > 0 || !AWSConfigs.InitializeCollections);
}
