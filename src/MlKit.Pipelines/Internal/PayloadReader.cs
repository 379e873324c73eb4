using System.Collections.Immutable;
using System.Text.Json;
using MlKit.Pipelines.Expressions;

namespace MlKit.Pipelines.Internal;

/// <summary>Finds the expressions in JSON. What has none stays one literal, so that nothing is built for it.</summary>
internal static class PayloadReader
{
    public static Payload Read(JsonElement value, QueryLanguage language) =>
        language == QueryLanguage.Jsonata ? ReadJsonata(value) : ReadTemplate(value);

    private static Payload ReadJsonata(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when Expression.IsDelimited(value.GetString()!) => new PayloadExpression(Expression.FromDelimited(value.GetString()!)),
        JsonValueKind.Object => ReadObject(value, static property => new PayloadMember(property.Name, ReadJsonata(property.Value))),
        JsonValueKind.Array => ReadArray(value, ReadJsonata),
        _ => new PayloadLiteral(value),
    };

    private static Payload ReadTemplate(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(value, ReadTemplateMember),
        JsonValueKind.Array => ReadArray(value, ReadTemplate),
        _ => new PayloadLiteral(value),
    };

    private static PayloadMember ReadTemplateMember(JsonProperty property)
    {
        var name = property.Name;
        return property.Value.ValueKind == JsonValueKind.String && name.EndsWith(PayloadMember.ExpressionSuffix, StringComparison.Ordinal)
            ? new PayloadMember(name[..^PayloadMember.ExpressionSuffix.Length], new PayloadExpression(Expression.FromJsonPath(property.Value.GetString()!)))
            : new PayloadMember(name, ReadTemplate(property.Value));
    }

    private static Payload ReadObject(JsonElement value, Func<JsonProperty, PayloadMember> readMember)
    {
        var members = ImmutableArray.CreateBuilder<PayloadMember>(value.GetPropertyCount());
        var computed = false;
        foreach (var property in value.EnumerateObject())
        {
            var member = readMember(property);
            computed |= member.Value is not PayloadLiteral;
            members.Add(member);
        }

        return computed ? new PayloadObject(members.DrainToImmutable()) : new PayloadLiteral(value);
    }

    private static Payload ReadArray(JsonElement value, Func<JsonElement, Payload> read)
    {
        var items = ImmutableArray.CreateBuilder<Payload>(value.GetArrayLength());
        var computed = false;
        foreach (var item in value.EnumerateArray())
        {
            items.Add(read(item));
            computed |= items[^1] is not PayloadLiteral;
        }

        return computed ? new PayloadArray(items.DrainToImmutable()) : new PayloadLiteral(value);
    }
}
