using System.Text.Json;
using System.Text.RegularExpressions;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.SageMaker;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Holds the requests of SageMaker tasks against the service model. What an expression yields is known only when it runs.</summary>
internal static class RequestRules
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    public static void Check(ValidationContext context, TaskState state, TaskResource call)
    {
        if (call is not { Kind: TaskResourceKind.Service, Service: "sagemaker" } || RequestModel.ShapeOf(call.Action) is not { } shape)
            return;

        var name = context.IsJsonata ? "Arguments" : "Parameters";
        if ((context.IsJsonata ? state.Arguments : state.Parameters) is not { } request)
            return;

        using var place = context.Issues.At(name);
        CheckValue(context, new RequestType(RequestTypeKind.Shape, shape), request, limit: null);
    }

    private static void CheckValue(ValidationContext context, RequestType type, Payload value, RequestLimit? limit)
    {
        if (value is PayloadExpression || type.Kind == RequestTypeKind.Any)
            return;

        if (value is PayloadLiteral { Value.ValueKind: not (JsonValueKind.Object or JsonValueKind.Array) } literal)
            CheckScalar(context, type, literal.Value, limit);
        else if (PayloadParts.Members(value) is { } members)
            CheckObject(context, type, members, limit);
        else
            CheckList(context, type, PayloadParts.Items(value), limit);
    }

    private static void CheckObject(ValidationContext context, RequestType type, List<(string Name, string Field, Payload Value)> members, RequestLimit? limit)
    {
        if (type.Kind == RequestTypeKind.Map)
        {
            CheckCount(context, members.Count, limit);
            foreach (var (_, field, value) in members)
            {
                using var entry = context.Issues.At(field);
                CheckValue(context, type.Item!, value, limit?.Item);
            }

            return;
        }

        if (type.Kind != RequestTypeKind.Shape)
        {
            ReportType(context, type, "an object");
            return;
        }

        var fields = RequestModel.Fields(type.Name);
        foreach (var (name, field, value) in members)
        {
            using var member = context.Issues.At(field);
            if (fields.TryGetValue(name, out var fieldType))
                CheckValue(context, fieldType, value, RequestLimits.ByField.GetValueOrDefault($"{type.Name}.{name}"));
            else
                context.Issues.Report(Rules.RequestField, $"must be a field of {type.Name}", IssueCollector.Quote(name), Suggest(fields.Keys, name));
        }

        foreach (var (name, _) in fields.Where(field => field.Value.IsRequired && !members.Exists(member => member.Name == field.Key)).OrderBy(field => field.Key, StringComparer.Ordinal))
            context.Issues.Report(Rules.RequestRequired, $"must have the field '{name}'", "none", $"Add {name}, which {type.Name} requires.");
    }

    private static string Suggest(IEnumerable<string> names, string name) =>
        names.FirstOrDefault(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)) is { } close
            ? $"Write '{close}'."
            : $"Remove the field, or use one of {string.Join(", ", names.Order(StringComparer.Ordinal))}.";

    private static void CheckList(ValidationContext context, RequestType type, List<Payload> items, RequestLimit? limit)
    {
        if (type.Kind != RequestTypeKind.List)
        {
            ReportType(context, type, "an array");
            return;
        }

        CheckCount(context, items.Count, limit);
        for (var i = 0; i < items.Count; i++)
        {
            using var item = context.Issues.At($"{i}");
            CheckValue(context, type.Item!, items[i], limit?.Item);
        }
    }

    private static void CheckCount(ValidationContext context, int count, RequestLimit? limit)
    {
        if (limit is not null && (count < limit.Least || count > limit.Most))
            ReportRange(context, limit, $"{count}");
    }

    private static void CheckScalar(ValidationContext context, RequestType type, JsonElement value, RequestLimit? limit)
    {
        var fits = type.Kind switch
        {
            RequestTypeKind.Text or RequestTypeKind.Enumeration => value.ValueKind == JsonValueKind.String,
            RequestTypeKind.Integer => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            RequestTypeKind.Number => value.ValueKind == JsonValueKind.Number,
            RequestTypeKind.Truth => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ => false,
        };
        if (value.ValueKind == JsonValueKind.String && Placeholders.AreIn(value.GetString()!))
            return;

        if (!fits)
            ReportType(context, type, FieldRules.Describe(value));
        else if (type.Kind == RequestTypeKind.Enumeration && !RequestModel.Values(type.Name).Contains(value.GetString()!))
            context.Issues.Report(
                Rules.RequestEnum, $"must be one of {string.Join(", ", RequestModel.Values(type.Name).Order(StringComparer.Ordinal))}", FieldRules.Describe(value),
                "Correct the value.");
        else if (limit is not null && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && (number < limit.Least || number > limit.Most))
            ReportRange(context, limit, $"{number}");
        else if (limit is not null && value.ValueKind == JsonValueKind.String)
            CheckText(context, limit, value.GetString()!);
    }

    private static void CheckText(ValidationContext context, RequestLimit limit, string text)
    {
        // A $ of .NET also stands before the last line break; one of the service model does not.
        if (text.Length < limit.Least || text.Length > limit.Most)
            ReportRange(context, limit, $"{text.Length}");
        else if (limit.Pattern is { } pattern && (!Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, MatchTimeout) || text.EndsWith('\n')))
            context.Issues.Report(Rules.RequestRange, $"must match {pattern}", IssueCollector.Quote(text), "Correct the value.");
    }

    private static void ReportRange(ValidationContext context, RequestLimit limit, string found) =>
        context.Issues.Report(
            Rules.RequestRange, limit.Most == long.MaxValue ? $"must be at least {limit.Least} {limit.Unit}" : $"must be {limit.Least} to {limit.Most} {limit.Unit}",
            found,
            "Correct the value.");

    private static void ReportType(ValidationContext context, RequestType type, string found)
    {
        var expected = type.Kind switch
        {
            RequestTypeKind.Text or RequestTypeKind.Enumeration => "a text",
            RequestTypeKind.Integer => "a whole number",
            RequestTypeKind.Number => "a number",
            RequestTypeKind.Truth => "true or false",
            RequestTypeKind.List => "an array",
            _ => "an object",
        };
        context.Issues.Report(Rules.RequestType, $"must be {expected}", found, "Correct the value; what is computed belongs into an expression.");
    }
}
