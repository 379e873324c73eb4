using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwsSdkGenerator.Model;

/// <summary>One service, as <c>models/*.json</c> describes it.</summary>
internal sealed record ServiceModel
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public required string Service { get; init; }

    public required string ServiceId { get; init; }

    public required string ApiVersion { get; init; }

    public required string Protocol { get; init; }

    /// <summary>What <c>X-Amz-Target</c> begins with; JSON protocols only.</summary>
    public string? Target { get; init; }

    /// <summary>Whether the service once spoke the query protocol, and answers with its error codes when asked to.</summary>
    public bool QueryCompatible { get; init; }

    public required string SigningName { get; init; }

    public required string EndpointPrefix { get; init; }

    /// <summary>What class names have where it is not <see cref="Service"/>: DynamoDB of DynamoDBv2.</summary>
    public string? Name { get; init; }

    public required string Source { get; init; }

    public required IReadOnlyList<EndpointModel> Endpoints { get; init; }

    public required IReadOnlyList<OperationModel> Operations { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<MemberModel>> Structures { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Enums { get; init; }

    /// <summary>What the query protocol calls an error where it is not the name of its structure.</summary>
    public IReadOnlyDictionary<string, string>? ErrorCodes { get; init; }

    /// <summary>The beginning of client class names, such as AmazonStepFunctions.</summary>
    [JsonIgnore]
    public string Prefix => "Amazon" + (Name ?? Service);

    [JsonIgnore]
    public string Namespace => "Amazon." + Service;

    /// <summary>Structures that some operation answers with as an error, in the order of their names.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Errors => [.. Operations.SelectMany(operation => operation.Errors).Distinct().Order(StringComparer.Ordinal)];

    public static ServiceModel Read(string path) =>
        JsonSerializer.Deserialize<ServiceModel>(File.ReadAllBytes(path), Options) ?? throw new InvalidDataException($"{path}: there is no model in the file.");

    /// <summary>Reads a type as <c>models/*.json</c> writes it: a primitive, [T] for a list, {T} for a map, else the name of a structure or enumeration.</summary>
    public TypeModel TypeOf(string text)
    {
        if (text.StartsWith('['))
            return new TypeModel(TypeKind.List, Of: TypeOf(text[1..^1]));
        if (text.StartsWith('{'))
            return Map(text);
        if (Enums.ContainsKey(text))
            return new TypeModel(TypeKind.Enumeration, text);
        if (Structures.ContainsKey(text))
            return new TypeModel(TypeKind.Structure, text);
        return new TypeModel(Primitive(text));
    }

    private TypeModel Map(string text)
    {
        var end = text.LastIndexOf('}');
        var names = text[(end + 1)..].Trim('(', ')').Split(',');
        var type = new TypeModel(TypeKind.Map, Of: TypeOf(text[1..end]));
        return names is [var key, var value] ? type with { KeyName = key, ValueName = value } : type;
    }

    private TypeKind Primitive(string text) => text switch
    {
        "string" => TypeKind.String,
        "boolean" => TypeKind.Boolean,
        "integer" => TypeKind.Integer,
        "long" => TypeKind.Long,
        "float" => TypeKind.Float,
        "double" => TypeKind.Double,
        "timestamp" => TypeKind.Timestamp,
        "timestamp:milliseconds" => TypeKind.TimestampMilliseconds,
        "blob" => TypeKind.Blob,
        "document" => TypeKind.Document,
        _ => throw new InvalidDataException($"{Service}: \"{text}\" is neither a primitive nor a structure or enumeration of the model."),
    };
}
