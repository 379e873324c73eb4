using System.Collections;
using System.Globalization;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace MlKit.Aws.Tests;

/// <summary>Fills requests from JSON: members by their name on the wire, times as ISO text, blobs as base64. The same text fills the classes of any assembly alike.</summary>
internal static class JsonInput
{
    public static object Read(Type type, JsonElement json)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return json.GetString()!;
        if (type == typeof(MemoryStream))
            return new MemoryStream(json.GetBytesFromBase64());
        if (type == typeof(DateTime))
            return json.ValueKind == JsonValueKind.Number ? DateTime.UnixEpoch.AddMilliseconds(json.GetInt64()) : DateTime.Parse(json.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        if (type == typeof(Document))
            return Document.FromObject(json.Deserialize<Dictionary<string, object>>());
        if (type.IsSubclassOf(typeof(ConstantClass)))
            return Activator.CreateInstance(type, json.GetString())!;
        if (type.IsPrimitive)
            return json.Deserialize(type)!;
        return type.IsGenericType ? ReadCollection(type, json) : ReadObject(type, json);
    }

    private static object ReadCollection(Type type, JsonElement json)
    {
        var collection = Activator.CreateInstance(type)!;
        var item = type.GetGenericArguments()[^1];
        if (collection is IList list)
        {
            foreach (var element in json.EnumerateArray())
                list.Add(Read(item, element));
            return list;
        }
        var map = (IDictionary)collection;
        foreach (var member in json.EnumerateObject())
            map.Add(member.Name, Read(item, member.Value));
        return map;
    }

    private static object ReadObject(Type type, JsonElement json)
    {
        var value = Activator.CreateInstance(type)!;
        foreach (var member in json.EnumerateObject())
        {
            var name = char.ToUpperInvariant(member.Name[0]) + member.Name[1..];
            // Lambda's Payload is a text beside the stream that is sent.
            var property = type.GetProperty(name + "Stream") ?? type.GetProperty(name) ?? throw new InvalidOperationException($"{type.Name} has no property {name}.");
            property.SetValue(value, Read(property.PropertyType, member.Value));
        }
        return value;
    }
}
