using AwsSdkGenerator.Model;

namespace AwsSdkGenerator.Emitting;

/// <summary>Paginators: an interface and a class per paged operation, and the factory that the client holds.</summary>
internal static class PaginatorEmitter
{
    public static IEnumerable<OperationModel> Paged(ServiceModel service) => service.Operations.Where(operation => operation.Page is not null);

    public static string Emit(ServiceModel service)
    {
        var code = new CodeWriter(service, ".Model");
        if (!Paged(service).Any())
            return code.ToString();
        code.Section($"public interface I{service.Service}PaginatorFactory", () =>
        {
            foreach (var operation in Paged(service))
                code.Line($"I{operation.Name}Paginator {operation.Name}({operation.Request} request);");
        });
        code.Section($"internal sealed class {service.Service}PaginatorFactory(I{service.Prefix} client) : I{service.Service}PaginatorFactory", () =>
        {
            foreach (var operation in Paged(service))
                code.Line($"public I{operation.Name}Paginator {operation.Name}({operation.Request} request) => new {operation.Name}Paginator(client, request);");
        });
        foreach (var operation in Paged(service))
            EmitPaginator(code, service, operation);
        return code.ToString();
    }

    private static void EmitPaginator(CodeWriter code, ServiceModel service, OperationModel operation)
    {
        var results = operation.Page!.Result.Select(member => Result(service, operation, member)).OfType<(string Property, string Element)>().ToList();
        code.Section($"public interface I{operation.Name}Paginator", () =>
        {
            code.Line($"IPaginatedEnumerable<{operation.Response}> Responses {{ get; }}");
            foreach (var (property, element) in results)
                code.Line($"IPaginatedEnumerable<{element}> {property} {{ get; }}");
        });
        code.Section($"internal sealed class {operation.Name}Paginator(I{service.Prefix} client, {operation.Request} request) : IPaginator<{operation.Response}>, I{operation.Name}Paginator", () =>
        {
            code.Lines(
                $"""
                private int _isUsed;

                public IPaginatedEnumerable<{operation.Response}> Responses => new PaginatedResponse<{operation.Response}>(this);

                """);
            foreach (var (property, element) in results)
                code.Line($"public IPaginatedEnumerable<{element}> {property} => new PaginatedResultKeyResponse<{operation.Response}, {element}>(this, page => page.{property} ?? []);");
            EmitLoop(code, operation);
        });
    }

    private static void EmitLoop(CodeWriter code, OperationModel operation) => code.Lines(
        $$"""

        async IAsyncEnumerable<{{operation.Response}}> IPaginator<{{operation.Response}}>.PaginateAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            if (Interlocked.Exchange(ref _isUsed, 1) != 0)
                throw new InvalidOperationException("Paginator has already been consumed and cannot be reused. Please create a new instance.");
            PaginatorUtils.SetUserAgentAdditionOnRequest(request);
            var token = request.{{Names.Property(operation.Page!.Input)}};
            do
            {
                request.{{Names.Property(operation.Page!.Input)}} = token;
                var page = await client.{{operation.Name}}Async(request, cancellationToken).ConfigureAwait(false);
                token = page.{{Names.Property(operation.Page!.Output)}};
                cancellationToken.ThrowIfCancellationRequested();
                yield return page;
            }
            while ({{(operation.Page.EndsAtSameToken ? $"token != request.{Names.Property(operation.Page.Input)}" : "!string.IsNullOrEmpty(token)")}});
        }
        """);

    private static (string Property, string Element)? Result(ServiceModel service, OperationModel operation, string name)
    {
        var member = service.Structures[operation.Output!].FirstOrDefault(member => member.Name == name);
        return member is not null && service.TypeOf(member.Type) is { Kind: TypeKind.List, Of: { } element } ? (member.PropertyName, element.Element) : null;
    }
}
