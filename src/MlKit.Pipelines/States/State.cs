using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.States;

/// <summary>A state of a workflow: https://states-language.net/spec.html#states-fields.</summary>
/// <remarks>A state is immutable; its <c>With…</c> methods return changed copies. Records with payloads and arrays compare those by reference; compare their JSON instead.</remarks>
public abstract record State
{
    private protected State(string name) => Name = name;

    // Who is at the end of the chain of constructors takes the rest of the fields, when all have taken theirs.
    private protected State(string name, ObjectReader reader)
    {
        Name = name;
        _ = reader.TakeString("Type");
        Comment = reader.TakeString("Comment");
        QueryLanguage = reader.TakeName("QueryLanguage", FieldNames.QueryLanguages);
    }

    /// <summary>Gets the name, at most 80 characters, unique in the whole machine.</summary>
    public string Name { get; init; }

    /// <summary>Gets the value of the field <c>Type</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Gets a comment.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Comment { get; init; }

    /// <summary>Gets the language of this state's own expressions.</summary>
    /// <value>The default is <see langword="null"/>: the machine's.</value>
    public QueryLanguage? QueryLanguage { get; init; }

    /// <summary>Gets the fields no property has.</summary>
    /// <value>The default is none.</value>
    public ExtraFields Extra { get; init; } = ExtraFields.Empty;

    /// <summary>Reads one state, as the TestState API takes it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="json">The state's JSON.</param>
    /// <param name="machineLanguage">The language of the machine it belongs to.</param>
    /// <returns>The state.</returns>
    /// <exception cref="Validation.DefinitionException">The text is not JSON.</exception>
    public static State Parse(string name, string json, QueryLanguage machineLanguage = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(json);
        return StateReader.Read(name, JsonText.Parse(json), machineLanguage);
    }

    /// <summary>Returns the state's JSON, without its name.</summary>
    /// <param name="indented">Whether to write it on several lines.</param>
    /// <returns>The JSON; the same state gives the same text.</returns>
    public string ToJson(bool indented = true) => JsonText.Write(writer => Write(new ObjectWriter(writer)), indented);

    internal virtual void Write(ObjectWriter writer)
    {
        writer.Json.WriteStartObject();
        writer.Write("Type", Type);
        writer.Write("QueryLanguage", FieldNames.Of(QueryLanguage));
        writer.Write("Comment", Comment);
        WriteFields(writer);
        writer.Write(Extra);
        writer.Json.WriteEndObject();
    }

    private protected abstract void WriteFields(ObjectWriter writer);
}
