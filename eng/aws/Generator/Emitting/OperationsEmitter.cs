using AwsSdkGenerator.Model;

namespace AwsSdkGenerator.Emitting;

/// <summary>What the protocol needs to know of each operation.</summary>
internal static class OperationsEmitter
{
    public static string Emit(ServiceModel service)
    {
        var code = new CodeWriter(service);
        code.Section("internal static class Operations", () =>
        {
            foreach (var operation in service.Operations)
                Emit(code, service, operation);
            EmitDescription(code, service);
        });
        return code.ToString();
    }

    private static void EmitDescription(CodeWriter code, ServiceModel service) => code.Section("private static class Service", () =>
        code.Line($"internal static readonly ServiceDescription Description = new(\"{service.Namespace}\", \"{service.ApiVersion}\", Errors.Create)" + Settings(service) + ";"));

    private static string Settings(ServiceModel service) => service switch
    {
        { Target: { } target, Protocol: var protocol } =>
            $" {{ Target = \"{target}\", ContentType = \"application/x-amz-{protocol}\"{(service.QueryCompatible ? ", IsQueryCompatible = true" : "")} }}",
        _ => "",
    };

    private static void Emit(CodeWriter code, ServiceModel service, OperationModel operation)
    {
        var kind = service.Protocol switch { "query" => "QueryOperation", "rest-json" => "RestOperation", _ => "JsonOperation" };
        var prefix = operation.HostPrefix is { } host ? $" {{ HostPrefix = \"{host}\" }}" : "";
        var errors = $"[{string.Join(", ", operation.Errors.Select(error => ErrorLiteral(service, error)))}]";
        code.Line("");
        var name = service.Protocol == "rest-json" ? "" : $"\"{operation.Name}\", ";
        code.Line($"internal static readonly {kind}<{operation.Request}, {operation.Response}> {operation.Name} = new(Service.Description, {name}{errors},");
        if (service.Protocol == "rest-json")
            EmitRest(code, service, operation, prefix);
        else
            code.Line($"    {Reader(service, operation)}){prefix};");
    }

    // The wire of the query protocol has names of its own for some errors.
    private static string ErrorLiteral(ServiceModel service, string error) => $"new(\"{service.ErrorCodes?.GetValueOrDefault(error) ?? error}\", \"{error}\")";

    private static void EmitRest(CodeWriter code, ServiceModel service, OperationModel operation, string prefix)
    {
        var http = operation.Http!.Split(' ');
        var input = operation.Input is null ? [] : service.Structures[operation.Input];
        code.Line($"    \"{http[0]}\", \"{http[1]}\", static (input, call) =>");
        code.Block("", () =>
        {
            foreach (var member in input.Where(member => !member.IsInBody))
                code.Line(RequestPart(service, member));
            if (input.Any(member => member.IsInBody))
                code.Line("call.Body(input);");
        }, "},");
        code.Block("static answer =>", () => EmitAnswer(code, service, operation), $"}}){prefix};");
    }

    // The query protocol answers even without members: with the number of the request.
    private static string Reader(ServiceModel service, OperationModel operation) =>
        service.Protocol == "query" || (operation.Output is { } output && service.Structures[output].Count > 0) ? operation.Response + ".Read" : "null";

    private static string RequestPart(ServiceModel service, MemberModel member) => member switch
    {
        { Label: true } => $"call.Label(\"{member.Name}\", input.{member.PropertyName}, nameof(input.{member.PropertyName}));",
        { Header: { } header } => $"call.Header(\"{header}\", input.{member.PropertyName});",
        { Query: { } query } when member.Required => $"call.RequiredQuery(\"{query}\", input.{member.PropertyName}, nameof(input.{member.PropertyName}));",
        { Query: { } query } => $"call.Query(\"{query}\", input.{member.PropertyName});",
        { Payload: true } when service.TypeOf(member.Type).Kind == TypeKind.Blob => $"call.Payload(input.{member.PropertyName});",
        _ => throw new NotSupportedException($"{service.Service}: {member.Name} of type {member.Type} goes nowhere that RestCall knows. Teach it."),
    };

    private static void EmitAnswer(CodeWriter code, ServiceModel service, OperationModel operation)
    {
        var members = operation.Output is null ? [] : service.Structures[operation.Output];
        code.Line(members.Any(member => member.IsInBody) ? $"var output = {operation.Response}.Read(answer.Json());" : $"var output = new {operation.Response}();");
        foreach (var member in members.Where(member => !member.IsInBody))
            code.Line(AnswerPart(service, member));
        code.Line("return output;");
    }

    private static string AnswerPart(ServiceModel service, MemberModel member) => member switch
    {
        { Header: { } header } when service.TypeOf(member.Type).Kind == TypeKind.String => $"output.{member.PropertyName} = answer.Header(\"{header}\");",
        { Payload: true } when service.TypeOf(member.Type).Kind == TypeKind.Blob => $"output.{member.PropertyName} = answer.Payload();",
        { StatusCode: true } => $"output.{member.PropertyName} = answer.StatusCode;",
        _ => throw new NotSupportedException($"{service.Service}: {member.Name} of type {member.Type} comes from nowhere that RestAnswer knows. Teach it."),
    };
}
