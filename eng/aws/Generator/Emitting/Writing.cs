using AwsSdkGenerator.Model;

namespace AwsSdkGenerator.Emitting;

/// <summary>Statements that write a member.</summary>
internal static class Writing
{
    public static string JsonMember(ServiceModel service, MemberModel member)
    {
        var type = service.TypeOf(member.Type);
        return type.Kind switch
        {
            TypeKind.TimestampMilliseconds => $"json.WriteMilliseconds(\"{member.Name}\", {member.PropertyName});",
            TypeKind.List or TypeKind.Map => $"json.Write(\"{member.Name}\", {member.PropertyName}, {JsonElement(type.Of!)});",
            _ => $"json.Write(\"{member.Name}\", {Value(member)});",
        };
    }

    public static string QueryMember(ServiceModel service, MemberModel member)
    {
        var type = service.TypeOf(member.Type);
        var name = member.XmlName ?? member.Name;
        return type.Kind switch
        {
            TypeKind.Map => $"query.Write(\"{name}\", {member.PropertyName}, \"{type.KeyName}\", \"{type.ValueName}\");",
            TypeKind.String or TypeKind.Enumeration or TypeKind.Blob or TypeKind.Structure => $"query.Write(\"{name}\", {Value(member)});",
            _ => throw new NotSupportedException($"{service.Service}: {member.Name} is of type {member.Type}, which QueryWriter cannot write. Teach it."),
        };
    }

    /// <summary>The value of a member, or the one that the client makes up for it.</summary>
    public static string Value(MemberModel member) => member.Token ? $"{member.PropertyName} ?? IdempotencyToken.Create()" : member.PropertyName;

    // Lists and maps of lists and maps need to be told what those hold; all else is told by its type.
    private static string JsonElement(TypeModel type) =>
        type.IsCollection ? $"static (json, item) => json.WriteValue(item, {JsonElement(type.Of!)})" : "static (json, item) => json.WriteValue(item)";
}
