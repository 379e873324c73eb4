using AwsSdkGenerator.Model;

namespace AwsSdkGenerator.Emitting;

/// <summary>Expressions that read a member.</summary>
internal static class Reading
{
    /// <summary>The line of an object initializer.</summary>
    public static string Initializer(ServiceModel service, MemberModel member)
    {
        var type = service.TypeOf(member.Type);
        if (service.Protocol != "query")
            return $"{member.PropertyName} = {Json(service, type, $"json.Member(\"{member.Name}\")")},";
        return type.Kind == TypeKind.String
            ? $"{member.PropertyName} = xml.Text(\"{member.Name}\"),"
            : throw new NotSupportedException($"{service.Service}: {member.Name} is of type {member.Type}, which XmlResult cannot read. Teach it.");
    }

    private static string Json(ServiceModel service, TypeModel type, string json) => $"{json}.{Method(type)}({(type.IsCollection ? Element(service, type.Of!) : Argument(service, type))})";

    private static string Element(ServiceModel service, TypeModel type) => type switch
    {
        { IsCollection: true } or { Kind: TypeKind.Structure } => $"static item => {Json(service, type, "item")}",
        { Kind: TypeKind.Enumeration or TypeKind.String or TypeKind.Blob } => $"static item => item.{(type.Kind == TypeKind.Blob ? "Blob" : "Text")}()",
        _ => $"static item => item.{Method(type)}().GetValueOrDefault()",
    };

    // Whole names: properties of a structure often have the names of others.
    private static string Argument(ServiceModel service, TypeModel type) => type.Kind switch
    {
        TypeKind.Structure => $"{service.Namespace}.Model.{type.Name}.Read",
        TypeKind.Enumeration => $"{service.Namespace}.{type.Name}.FindValue",
        _ => "",
    };

    private static string Method(TypeModel type) => type.Kind switch
    {
        TypeKind.String => "Text",
        TypeKind.Enumeration => "Enumeration",
        TypeKind.Boolean => "Boolean",
        TypeKind.Integer => "Int32",
        TypeKind.Long => "Int64",
        TypeKind.Float => "Single",
        TypeKind.Double => "Double",
        TypeKind.Timestamp => "Time",
        TypeKind.TimestampMilliseconds => "Milliseconds",
        TypeKind.Blob => "Blob",
        TypeKind.Document => "Document",
        TypeKind.Structure => "Structure",
        TypeKind.List => "List",
        TypeKind.Map => "Map",
        _ => throw new InvalidOperationException($"There is no reader for {type.Kind}."),
    };
}
