using System.Text.Json;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal;

/// <summary>An object inside the context object. It becomes JSON only where all of it is read.</summary>
internal sealed class ContextNode
{
    private readonly List<(string Name, JsonElement? Value, ContextNode? Node)> _fields = [];
    private List<string>? _names;

    public ContextNode Add(string name, JsonElement value)
    {
        _fields.Add((name, value, null));
        return this;
    }

    public ContextNode Add(string name, string value) => Add(name, JsonText.FromString(value));

    public ContextNode Add(string name, long value) => Add(name, JsonText.FromInt64(value));

    public ContextNode Add(string name, ContextNode node)
    {
        _fields.Add((name, null, node));
        return this;
    }

    public bool TryGet(string name, out JsonElement? value, out ContextNode? node)
    {
        foreach (var field in _fields)
        {
            if (field.Name != name)
                continue;

            (value, node) = (field.Value, field.Node);
            return true;
        }

        (value, node) = (null, null);
        return false;
    }

    public JsonElement ToElement()
    {
        using var builder = JsonBuilder.Rent();
        WriteTo(builder);
        return builder.ToElement();
    }

    /// <summary>Returns the node as JSONata reads it, without copying what is in it.</summary>
    public JsonataObject ToObject() => new(_names ??= _fields.ConvertAll(field => field.Name), Read);

    private JsonataValue Read(string name)
    {
        TryGet(name, out var value, out var node);
        return value is { } element ? JsonataValue.Of(element) : JsonataValue.Of(node!.ToObject());
    }

    private void WriteTo(JsonBuilder builder)
    {
        builder.Writer.WriteStartObject();
        foreach (var (name, value, node) in _fields)
        {
            builder.Writer.WritePropertyName(name);
            if (value is { } element)
                builder.Write(element);
            else
                node!.WriteTo(builder);
        }

        builder.Writer.WriteEndObject();
    }
}
