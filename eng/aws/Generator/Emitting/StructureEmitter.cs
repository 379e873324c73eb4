using AwsSdkGenerator.Model;

namespace AwsSdkGenerator.Emitting;

/// <summary>Requests, responses and what they hold, each with the code that writes and reads it.</summary>
internal static class StructureEmitter
{
    public static string Emit(ServiceModel service)
    {
        var code = new CodeWriter(service, ".Model");
        foreach (var operation in service.Operations)
        {
            EmitRequest(code, service, operation);
            EmitResponse(code, service, operation);
        }
        foreach (var (name, uses) in StructureUses.Of(service))
            EmitStructure(code, service, name, uses);
        return code.ToString();
    }

    private static void EmitRequest(CodeWriter code, ServiceModel service, OperationModel operation)
    {
        var members = Members(service, operation.Input);
        code.Section($"public partial class {operation.Request} : {service.Prefix}Request, {Interface(service)}", () =>
        {
            EmitProperties(code, service, members);
            EmitWrite(code, service, members);
        });
    }

    private static void EmitResponse(CodeWriter code, ServiceModel service, OperationModel operation)
    {
        var members = Members(service, operation.Output);
        code.Section($"public partial class {operation.Response} : AmazonWebServiceResponse", () =>
        {
            EmitProperties(code, service, members);
            EmitRead(code, service, operation.Response, members);
        });
    }

    private static void EmitStructure(CodeWriter code, ServiceModel service, string name, StructureUse uses)
    {
        var members = Members(service, name);
        var isWritten = uses.HasFlag(StructureUse.Request);
        code.Section($"public partial class {name}" + (isWritten ? " : " + Interface(service) : ""), () =>
        {
            EmitProperties(code, service, members);
            if (isWritten)
                EmitWrite(code, service, members);
            if (uses.HasFlag(StructureUse.Response))
                EmitRead(code, service, name, members);
        });
    }

    private static void EmitProperties(CodeWriter code, ServiceModel service, IReadOnlyList<MemberModel> members)
    {
        foreach (var member in members)
        {
            var type = service.TypeOf(member.Type);
            code.Line($"public {type.Property} {member.PropertyName} {{ get; set; }}" + (type.IsCollection ? " = AWSConfigs.InitializeCollections ? new() : null;" : ""));
        }
    }

    private static void EmitWrite(CodeWriter code, ServiceModel service, IReadOnlyList<MemberModel> members)
    {
        if (service.Protocol == "query")
        {
            code.Section("void IQueryStructure.Write(QueryWriter query)", () => Each(members, member => code.Line(Writing.QueryMember(service, member))));
            return;
        }
        code.Section("void IStructure.Write(Utf8JsonWriter json)", () => Each(members, member => code.Line(Writing.JsonMember(service, member))));
    }

    private static void EmitRead(CodeWriter code, ServiceModel service, string name, IReadOnlyList<MemberModel> members)
    {
        var parameter = service.Protocol == "query" ? "XmlResult xml" : "JsonElement json";
        code.Section($"internal static {name} Read({parameter}) => new()", () => Each(members, member => code.Line(Reading.Initializer(service, member))), "};");
    }

    private static void Each(IEnumerable<MemberModel> members, Action<MemberModel> emit)
    {
        foreach (var member in members.Where(member => member.IsInBody))
            emit(member);
    }

    // Alphabetical, as the official marshallers write them.
    private static MemberModel[] Members(ServiceModel service, string? structure) =>
        structure is null ? [] : [.. service.Structures[structure].OrderBy(member => member.PropertyName, StringComparer.OrdinalIgnoreCase)];

    private static string Interface(ServiceModel service) => service.Protocol == "query" ? "IQueryStructure" : "IStructure";
}
