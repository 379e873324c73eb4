namespace MlKit.TestKit.Aws;

/// <summary>The scripts of a server by operation. The server locks.</summary>
internal sealed class FakeAwsScripts
{
    // The SDK does not retry it.
    private const int NotImplemented = 501;

    private readonly Dictionary<string, Func<FakeAwsRequest, FakeAwsResponse>> _handlers = new(StringComparer.Ordinal);
    private readonly List<PathTemplate> _templates = [];

    public void Set(string operation, Func<FakeAwsRequest, FakeAwsResponse> handler)
    {
        if (!_handlers.ContainsKey(operation) && PathTemplate.TryParse(operation, out var template))
            _templates.Add(template);
        _handlers[operation] = handler;
    }

    public (FakeAwsRequest Request, FakeAwsResponse Response, InvalidOperationException? Failure) Answer(FakeAwsRequest request)
    {
        var (answered, handler) = Find(request);
        if (handler is null)
        {
            var message = $"{request}: no script answers this operation. Call FakeAwsServer.On(\"{request.Operation}\", ...).";
            return (request, Refuse(request, "UnscriptedOperation", message), new InvalidOperationException(message));
        }

        try
        {
            return (answered, handler(answered), null);
        }
        catch (Exception exception)
        {
            var message = $"{request}: the script threw {exception.GetType().Name}: {exception.Message}";
            return (answered, Refuse(request, "ScriptFailed", message), new InvalidOperationException(message, exception));
        }
    }

    private static FakeAwsResponse Refuse(FakeAwsRequest request, string code, string message) =>
        FakeAwsResponse.Error(code, message, NotImplemented, request.Parameter("Action") is null ? FakeAwsErrorShape.TypeMember : FakeAwsErrorShape.Xml);

    private (FakeAwsRequest Request, Func<FakeAwsRequest, FakeAwsResponse>? Handler) Find(FakeAwsRequest request)
    {
        if (request.Target is { } target && _handlers.TryGetValue(target, out var handler))
            return (request, handler);
        if (_handlers.TryGetValue(request.Operation, out handler))
            return (request, handler);

        // The template with the fewest labels says most about the path.
        foreach (var template in _templates.OrderBy(template => template.LabelCount))
        {
            if (template.TryMatch(request.Method, request.RawPath, out var labels))
                return (request.AnsweredBy(template.Text, labels), _handlers[template.Text]);
        }

        return (request, null);
    }
}
