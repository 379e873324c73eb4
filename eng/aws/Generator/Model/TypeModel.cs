namespace AwsSdkGenerator.Model;

/// <summary>The type of a member.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name of a structure or enumeration.</param>
/// <param name="Of">What a list or map holds.</param>
/// <param name="KeyName">What the query protocol calls the keys of a map.</param>
/// <param name="ValueName">What the query protocol calls the values of a map.</param>
internal sealed record TypeModel(TypeKind Kind, string Name = "", TypeModel? Of = null, string KeyName = "key", string ValueName = "value")
{
    public bool IsCollection => Kind is TypeKind.List or TypeKind.Map;

    private bool IsNullableValue => Kind is TypeKind.Boolean or TypeKind.Integer or TypeKind.Long or TypeKind.Float or TypeKind.Double or TypeKind.Timestamp or TypeKind.TimestampMilliseconds;

    /// <summary>The C# type of a property.</summary>
    public string Property => IsNullableValue ? Element + "?" : Kind == TypeKind.Enumeration ? Name : Element;

    /// <summary>The C# type of what a collection holds: numbers that are never null, enumerations as their text.</summary>
    public string Element => Kind switch
    {
        TypeKind.String or TypeKind.Enumeration => "string",
        TypeKind.Boolean => "bool",
        TypeKind.Integer => "int",
        TypeKind.Long => "long",
        TypeKind.Float => "float",
        TypeKind.Double => "double",
        TypeKind.Timestamp or TypeKind.TimestampMilliseconds => "DateTime",
        TypeKind.Blob => "MemoryStream",
        TypeKind.Document => "Document",
        TypeKind.Structure => Name,
        TypeKind.List => $"List<{Of!.Element}>",
        TypeKind.Map => $"Dictionary<string, {Of!.Element}>",
        _ => throw new InvalidOperationException($"There is no C# type for {Kind}."),
    };
}

/// <summary>The kinds of types that AWS's models know.</summary>
internal enum TypeKind
{
    String,
    Boolean,
    Integer,
    Long,
    Float,
    Double,
    Timestamp,
    TimestampMilliseconds,
    Blob,
    Document,
    Enumeration,
    Structure,
    List,
    Map,
}
