using System.Globalization;
using System.Text.Json;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Running;

/// <summary>One page of a listing: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html.</summary>
internal sealed class ObjectListing
{
    private const int MostKeys = 1_000;

    private readonly List<StoredObject> _objects = [];
    private readonly List<string> _folders = [];
    private readonly string? _after;
    private readonly string? _delimiter;
    private readonly int _most;
    private string? _last;
    private bool _isTruncated;

    /// <exception cref="TaskFailedException">The request is not one that can be answered here.</exception>
    public ObjectListing(string bucket, JsonElement request)
    {
        Bucket = bucket;
        Prefix = Text(request, nameof(Prefix)) ?? "";
        // A token is the last key of the page before.
        _after = Text(request, "ContinuationToken") ?? Text(request, "StartAfter");
        _delimiter = Text(request, "Delimiter") is { Length: > 0 } given ? given : null;
        var most = Text(request, "MaxKeys");
        _most = most is null ? MostKeys : int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, MostKeys) : throw Refused($"MaxKeys must be a number from 0, but was '{most}'.");
    }

    public string Bucket { get; }

    public string Prefix { get; }

    private int Count => _objects.Count + _folders.Count;

    /// <summary>Takes the next object, unless the page is full.</summary>
    public bool Add(StoredObject item)
    {
        var end = _delimiter is null ? -1 : item.Key.IndexOf(_delimiter, Prefix.Length, StringComparison.Ordinal);
        var name = end < 0 ? item.Key : item.Key[..(end + _delimiter!.Length)];
        if ((_after is not null && S3KeyComparer.Instance.Compare(name, _after) <= 0) || (end >= 0 && name == _last))
            return true;

        if (Count >= _most)
        {
            _isTruncated = true;
            return false;
        }

        _last = name;
        if (end < 0)
            _objects.Add(item);
        else
            _folders.Add(name);

        return true;
    }

    public JsonElement ToElement() => JsonBuilder.Build(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("Contents");
        foreach (var item in _objects)
            Write(json, item);

        json.WriteEndArray();
        WriteFolders(json);
        json.WriteBoolean("IsTruncated", _isTruncated);
        json.WriteNumber("KeyCount", Count);
        json.WriteNumber("MaxKeys", _most);
        json.WriteString("Name", Bucket);
        if (_isTruncated && _last is not null)
            json.WriteString("NextContinuationToken", _last);

        json.WriteString(nameof(Prefix), Prefix);
        json.WriteEndObject();
    });

    private void WriteFolders(Utf8JsonWriter json)
    {
        if (_delimiter is null)
            return;

        json.WriteStartArray("CommonPrefixes");
        foreach (var folder in _folders)
        {
            json.WriteStartObject();
            json.WriteString(nameof(Prefix), folder);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("Delimiter", _delimiter);
    }

    private static void Write(Utf8JsonWriter json, StoredObject item)
    {
        json.WriteStartObject();
        json.WriteString("ETag", item.ETag);
        json.WriteString("Key", item.Key);
        json.WriteString("LastModified", item.LastModified.UtcDateTime);
        json.WriteNumber("Size", item.Size);
        json.WriteString("StorageClass", "STANDARD");
        json.WriteEndObject();
    }

    private static string? Text(JsonElement request, string name) => request.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? FieldValues.Text(value) : null;

    private static TaskFailedException Refused(string message) => new("S3.S3Exception", message);
}
