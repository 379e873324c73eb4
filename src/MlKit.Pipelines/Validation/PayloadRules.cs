using System.Text.Json;
using MlKit.Pipelines.Expressions;

namespace MlKit.Pipelines.Validation;

/// <summary>Looks at payloads: templates in JSONPath, values with expressions in JSONata.</summary>
internal static class PayloadRules
{
    private const int FewMembers = 16;

    public static void Check(ValidationContext context, string name, Payload? payload, PayloadPlace place)
    {
        if (payload is null)
            return;

        using var scope = context.Issues.At(name);
        Check(context, payload, place, inObject: false);
    }

    private static void Check(ValidationContext context, Payload payload, PayloadPlace place, bool inObject)
    {
        switch (payload)
        {
            case PayloadExpression { Value: var expression }:
                CheckExpression(context, expression, place, inObject);
                break;
            case PayloadObject value:
                CheckObject(context, value, place);
                break;
            case PayloadArray array:
                CheckArray(context, array, place);
                break;
            case PayloadLiteral literal:
                CheckLiteral(context, literal.Value);
                break;
        }
    }

    private static void CheckExpression(ValidationContext context, Expression expression, PayloadPlace place, bool inObject)
    {
        if (context.IsJsonata && expression.Kind != ExpressionKind.Jsonata)
            context.Issues.Report(
                Rules.FieldLanguage, "must be a JSONata expression", $"the JSONPath expression {IssueCollector.Quote(expression.Source)}",
                "Write it with Asl.Jsonata, or set the state's QueryLanguage to 'JSONPath'.");
        else if (context.IsJsonata)
            JsonataRules.Check(context, expression, place);
        else if (!inObject)
            context.Issues.Report(
                Rules.TemplatePlace, "must be the value of an object's field", $"the expression {IssueCollector.Quote(expression.Source)}",
                "Put it into an object, or make the array with States.Array.");
        else
            ExpressionRules.CheckTemplate(context, expression, place);
    }

    private static void CheckObject(ValidationContext context, PayloadObject payload, PayloadPlace place)
    {
        // Most objects have few fields, and a set for each costs more than it saves.
        var names = payload.Members.Length > FewMembers ? new HashSet<string>(payload.Members.Length) : null;
        for (var i = 0; i < payload.Members.Length; i++)
        {
            var member = payload.Members[i];
            if (names is null ? HasName(payload.Members.AsSpan(0, i), member.Name) : !names.Add(member.Name))
                context.Issues.Report(
                    Rules.TemplateNames, "must have every name once", $"a second {IssueCollector.Quote(member.Name)}",
                    "Remove one of the two, with or without '.$'.", member.FieldName);

            using var scope = context.Issues.At(member.FieldName);
            if (member.Value is PayloadLiteral literal)
                CheckMember(context, member.Name, literal.Value);

            Check(context, member.Value, place, inObject: true);
        }
    }

    private static bool HasName(ReadOnlySpan<PayloadMember> members, string name)
    {
        foreach (var member in members)
        {
            if (member.Name == name)
                return true;
        }

        return false;
    }

    private static void CheckArray(ValidationContext context, PayloadArray payload, PayloadPlace place)
    {
        for (var i = 0; i < payload.Items.Length; i++)
        {
            using var scope = context.Issues.At($"{i}");
            Check(context, payload.Items[i], place, inObject: false);
        }
    }

    private static void CheckLiteral(ValidationContext context, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    using var scope = context.Issues.At(property.Name);
                    CheckMember(context, property.Name, property.Value);
                    CheckLiteral(context, property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    using var scope = context.Issues.At($"{index}");
                    CheckLiteral(context, item);
                }

                break;
            case JsonValueKind.String when context.IsJsonata:
                CheckDelimiters(context, value.GetString()!);
                break;
        }
    }

    /// <summary>Looks at a field whose value is a literal.</summary>
    private static void CheckMember(ValidationContext context, string name, JsonElement value)
    {
        var hasSuffix = name.EndsWith(PayloadMember.ExpressionSuffix, StringComparison.Ordinal);
        if (context.IsJsonata && hasSuffix)
            context.Issues.Report(
                Rules.JsonataSuffix, "must have a name without '.$'", IssueCollector.Quote(name),
                "Remove '.$', and write the value as a JSONata expression.");
        else if (hasSuffix)
            context.Issues.Report(
                Rules.TemplateExpression, "must be a JSONPath or an intrinsic function call", FieldRules.Describe(value),
                "Write a path, or remove '.$' from the name.");
        else if (!context.IsJsonata && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && LooksLikeExpression(text))
            context.Issues.Report(
                Rules.ForgottenSuffix, "must be a path only where its name ends in '.$'", $"the text {IssueCollector.Quote(text)}",
                $"Name the field '{name}.$' if the path is meant, not the text.");
    }

    private static bool LooksLikeExpression(string text) =>
        text.StartsWith("$.", StringComparison.Ordinal) || text.StartsWith("$$.", StringComparison.Ordinal) || (Expression.LooksLikeIntrinsic(text) && text.EndsWith(')'));

    private static void CheckDelimiters(ValidationContext context, string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.StartsWith("{%") || trimmed.EndsWith("%}"))
            context.Issues.Report(
                Rules.JsonataDelimiters, "must begin with '{%' and end with '%}' to be an expression", IssueCollector.Quote(text),
                "Remove what stands before or after, or add the missing sign.");
    }
}
