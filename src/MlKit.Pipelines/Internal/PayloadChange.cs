using System.Globalization;
using System.Text.Json;
using MlKit.Pipelines.Expressions;

namespace MlKit.Pipelines.Internal;

/// <summary>Changes a payload at one place: https://www.rfc-editor.org/rfc/rfc6901.</summary>
internal static class PayloadChange
{
    private const string EndOfArray = "-";

    public static Payload Set(Payload payload, string pointer, Payload value)
    {
        if (!pointer.StartsWith('/'))
            throw new ArgumentException($"A place must be a JSON pointer, which begins with '/', but was '{pointer}'. Write it like '/ResourceConfig/InstanceType'.", nameof(pointer));

        var names = pointer[1..].Split('/').Select(name => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToArray();
        return Set(payload, names, value, pointer);
    }

    private static Payload Set(Payload? payload, ReadOnlySpan<string> names, Payload value, string pointer)
    {
        if (names.IsEmpty)
            return value;

        if (payload is null)
            return Payload.Object((names[0], Set(null, names[1..], value, pointer)));

        if (PayloadParts.Members(payload) is { } members)
            return SetMember(members.ConvertAll(member => (member.Name, member.Value)), names, value, pointer);

        return payload is PayloadArray or PayloadLiteral { Value.ValueKind: JsonValueKind.Array }
            ? SetItem(PayloadParts.Items(payload), names, value, pointer)
            : throw new ArgumentException($"The place '{pointer}' must lead through objects and arrays, but '{names[0]}' would be in {Describe(payload)}. Shorten the pointer, and give the whole object.", nameof(pointer));
    }

    private static Payload SetMember(List<(string Name, Payload Value)> members, ReadOnlySpan<string> names, Payload value, string pointer)
    {
        var name = names[0];
        var index = members.FindIndex(member => member.Name == name);
        var changed = (name, Set(index < 0 ? null : members[index].Value, names[1..], value, pointer));
        if (index < 0)
            members.Add(changed);
        else
            members[index] = changed;

        return Payload.Object([.. members]);
    }

    private static Payload SetItem(List<Payload> items, ReadOnlySpan<string> names, Payload value, string pointer)
    {
        var index = names[0] == EndOfArray ? items.Count : int.TryParse(names[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        if (index < 0 || index > items.Count)
            throw new ArgumentException($"The place '{pointer}' must lead to one of {items.Count} items, or to '-' after the last, but has '{names[0]}' there. Correct the number.", nameof(pointer));

        var changed = Set(index < items.Count ? items[index] : null, names[1..], value, pointer);
        if (index < items.Count)
            items[index] = changed;
        else
            items.Add(changed);

        return Payload.Array([.. items]);
    }

    private static string Describe(Payload payload) => payload is PayloadLiteral { Value.ValueKind: var kind } ? $"a {kind}" : "an expression";
}
