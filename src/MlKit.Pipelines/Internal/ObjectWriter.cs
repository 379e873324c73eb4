using System.Collections.Immutable;
using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Internal;

/// <summary>Writes the fields of a definition; those that are <see langword="null"/> are left out.</summary>
internal readonly struct ObjectWriter(Utf8JsonWriter json)
{
    public Utf8JsonWriter Json { get; } = json;

    public void Write(string name, string? value)
    {
        if (value is not null)
            Json.WriteString(name, value);
    }

    public void Write(string name, long? value)
    {
        if (value is { } number)
            Json.WriteNumber(name, number);
    }

    public void Write(string name, decimal? value)
    {
        if (value is { } number)
            Json.WriteNumber(name, number);
    }

    public void WriteTrue(string name, bool value)
    {
        if (value)
            Json.WriteBoolean(name, true);
    }

    public void Write(string name, JsonElement? value)
    {
        if (value is not { } element)
            return;

        Json.WritePropertyName(name);
        element.WriteTo(Json);
    }

    public void Write(string name, ImmutableArray<string> values)
    {
        if (values.IsDefault)
            return;

        Json.WriteStartArray(name);
        foreach (var value in values)
            Json.WriteStringValue(value);

        Json.WriteEndArray();
    }

    public void Write(string name, Expression? path)
    {
        if (path is null)
            return;

        if (path.Kind == ExpressionKind.Discard)
            Json.WriteNull(name);
        else
            Json.WriteString(name, path.Source);
    }

    public void Write(string name, Payload? payload)
    {
        if (payload is null)
            return;

        Json.WritePropertyName(name);
        payload.WriteTo(Json);
    }

    public void Write(string name, ValueOf<long>? value)
    {
        if (value is { IsLiteral: true })
            Json.WriteNumber(name, value.Literal);
        else
            WriteExpression(name, value?.Expression);
    }

    public void Write(string name, ValueOf<decimal>? value)
    {
        if (value is { IsLiteral: true })
            Json.WriteNumber(name, value.Literal);
        else
            WriteExpression(name, value?.Expression);
    }

    public void Write(string name, ValueOf<string>? value)
    {
        if (value is { IsLiteral: true })
            Json.WriteString(name, value.Literal);
        else
            WriteExpression(name, value?.Expression);
    }

    public void WriteObject<T>(string name, T? value, Action<T, ObjectWriter> write)
        where T : class
    {
        if (value is null)
            return;

        Json.WriteStartObject(name);
        write(value, this);
        Json.WriteEndObject();
    }

    public void WriteObjects<T>(string name, ImmutableArray<T> values, Action<T, ObjectWriter> write)
    {
        if (values.IsDefault)
            return;

        Json.WriteStartArray(name);
        foreach (var value in values)
        {
            Json.WriteStartObject();
            write(value, this);
            Json.WriteEndObject();
        }

        Json.WriteEndArray();
    }

    public void Write(ExtraFields extra)
    {
        foreach (var (name, value) in extra)
            Write(name, (JsonElement?)value);
    }

    private void WriteExpression(string name, Expression? value)
    {
        if (value is not null)
            Json.WriteString(value.Kind == ExpressionKind.Jsonata ? name : name + ObjectReader.PathSuffix, value.Source);
    }
}
