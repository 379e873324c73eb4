using System.Text.Json;
using MlKit.Pipelines.Expressions;

namespace MlKit.Pipelines.Internal;

/// <summary>Takes objects and arrays apart, whether an expression is among their parts or not.</summary>
internal static class PayloadParts
{
    /// <summary>Returns an object's fields: the name, the name as it is written, with <c>.$</c> where it has that, and the value. <see langword="null"/> for anything else.</summary>
    public static List<(string Name, string Field, Payload Value)>? Members(Payload? value) => value switch
    {
        PayloadObject { Members: var members } => [.. members.Select(member => (member.Name, member.FieldName, member.Value))],
        PayloadLiteral { Value: { ValueKind: JsonValueKind.Object } json } => [.. json.EnumerateObject().Select(property => (property.Name, property.Name, (Payload)new PayloadLiteral(property.Value)))],
        _ => null,
    };

    /// <summary>Returns an array's items; none for anything else.</summary>
    public static List<Payload> Items(Payload? value) => value switch
    {
        PayloadArray { Items: var items } => [.. items],
        PayloadLiteral { Value: { ValueKind: JsonValueKind.Array } json } => [.. json.EnumerateArray().Select(item => new PayloadLiteral(item))],
        _ => [],
    };
}
