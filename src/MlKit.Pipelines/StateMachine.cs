using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.States;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines;

/// <summary>A workflow in the Amazon States Language: https://states-language.net/spec.html. It is immutable.</summary>
/// <remarks>Records with payloads and arrays compare those by reference; compare <see cref="ToJson"/> instead.</remarks>
/// <example>
/// <code>
/// var job = ProcessingJob.Create("preprocess")
///     .WithImage(Asl.Input("$.ImageUri")).WithEntrypoint("python", "/opt/ml/processing/input/scripts/preprocess.py")
///     .AddInput("data", Asl.Input("$.InputUri"), "/opt/ml/processing/input/data")
///     .AddOutput("out", "/opt/ml/processing/output", Asl.Input("$.OutputUri"))
///     .WithInstances("ml.m5.xlarge", count: 1, volumeSizeInGB: 20).WithMaxRuntime(TimeSpan.FromHours(1))
///     .WithRole(Asl.Input("$.RoleArn"));
///
/// StateMachine machine = StateMachine.Create("legacy-inference")
///     .Then(job.AsState().WithResultPath(Asl.Discard).AddRetry(Retrier.SageMakerThrottling))
///     .Then(ServiceTask.Call("notify", "sns", "publish", Payload.Object(("TopicArn", Asl.Input("$.Topic")), ("Message", "Done."))))
///     .Build();
///
/// string definition = machine.ToJson();
/// string policy = machine.ToExecutionPolicy().ToJson();
/// string diagram = machine.ToMermaid();
/// </code>
/// </example>
public sealed partial record StateMachine : StateGraph
{
    internal StateMachine(string name) => Name = name;

    /// <summary>Gets the name; it is not part of the definition, but of what is made of it: ARNs, policies, templates.</summary>
    public string Name { get; init; }

    /// <summary>Gets the version of the language.</summary>
    /// <value>The default is <see langword="null"/>: 1.0.</value>
    public string? Version { get; init; }

    /// <summary>Gets the language of the expressions of every state that says none itself.</summary>
    /// <value>The default is <see langword="null"/>: JSONPath.</value>
    public QueryLanguage? QueryLanguage { get; init; }

    /// <summary>Gets the seconds after which an execution fails with <c>States.Timeout</c>.</summary>
    /// <value>The default is <see langword="null"/>: no limit but that of Step Functions.</value>
    public long? TimeoutSeconds { get; init; }

    /// <summary>Begins a workflow.</summary>
    /// <param name="name">The name, at most 80 characters.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static StateMachineBuilder Create(string name) => new(name);

    /// <summary>Reads a definition. Whatever is wrong with it as a workflow, <see cref="Validate"/> says.</summary>
    /// <param name="json">The definition.</param>
    /// <param name="name">The name of the workflow.</param>
    /// <returns>The workflow; written again, it has the same content.</returns>
    /// <exception cref="DefinitionException">The text is not one JSON object; line and column are in the issue.</exception>
    public static StateMachine Parse(string json, string name = "StateMachine")
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Read(JsonText.Parse(json), name);
    }

    /// <summary>Reads a definition from UTF-8. Whatever is wrong with it as a workflow, <see cref="Validate"/> says.</summary>
    /// <param name="utf8Json">The definition.</param>
    /// <param name="name">The name of the workflow.</param>
    /// <returns>The workflow; written again, it has the same content.</returns>
    /// <exception cref="DefinitionException">The text is not one JSON object; line and column are in the issue.</exception>
    public static StateMachine Parse(ReadOnlySpan<byte> utf8Json, string name = "StateMachine")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Read(JsonText.Parse(utf8Json), name);
    }

    /// <summary>Returns everything that is wrong, or looks wrong, in a definition's text, with lines and columns. Text that is no JSON is an issue too.</summary>
    /// <param name="json">The definition.</param>
    /// <param name="type">The kind of machine it is to be.</param>
    /// <returns>The issues in the order of the definition; none if all is well.</returns>
    public static ImmutableArray<DefinitionIssue> ValidateJson(string json, StateMachineType type = StateMachineType.Standard)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return IssueLocator.Locate(Parse(json).Validate(type), Encoding.UTF8.GetBytes(json));
        }
        catch (DefinitionException e)
        {
            return e.Issues;
        }
    }

    /// <summary>Returns everything that is wrong, or looks wrong, in the definition.</summary>
    /// <param name="type">The kind of machine it is to be.</param>
    /// <returns>The issues in the order of the definition; none if all is well.</returns>
    public ImmutableArray<DefinitionIssue> Validate(StateMachineType type = StateMachineType.Standard) => DefinitionValidator.Validate(this, type);

    /// <summary>Returns the definition.</summary>
    /// <param name="indented">Whether to write it on several lines.</param>
    /// <returns>The JSON; the same workflow gives the same text.</returns>
    public string ToJson(bool indented = true) => JsonText.Write(Write, indented);

    /// <summary>Writes the definition as UTF-8.</summary>
    /// <param name="output">Takes the bytes.</param>
    /// <param name="indented">Whether to write it on several lines.</param>
    /// <exception cref="ArgumentNullException">The output is <see langword="null"/>.</exception>
    public void WriteTo(IBufferWriter<byte> output, bool indented = true)
    {
        ArgumentNullException.ThrowIfNull(output);
        JsonText.Write(output, Write, indented);
    }

    /// <summary>Returns how long the machine's JSON is without blanks.</summary>
    internal int CountCharacters()
    {
        var counter = new CharacterCounter();
        JsonText.Write(counter, Write, indented: false);
        return counter.Count;
    }

    private static StateMachine Read(JsonElement root, string name)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new DefinitionException([new DefinitionIssue("ASL002", "line 1, column 1", "must be a JSON object", $"a JSON value of the kind {root.ValueKind}", "Give the whole definition, with StartAt and States.") { Line = 1, Column = 1 }]);

        var reader = new ObjectReader(root, default, default);
        var language = reader.TakeName("QueryLanguage", FieldNames.QueryLanguages);
        reader.Language = reader.MachineLanguage = language ?? default;
        var machine = new StateMachine(name)
        {
            QueryLanguage = language,
            Version = reader.TakeString("Version"),
            TimeoutSeconds = reader.TakeInteger("TimeoutSeconds"),
        };
        return (StateMachine)machine.ReadGraph(reader);
    }

    private void Write(Utf8JsonWriter json)
    {
        var writer = new ObjectWriter(json);
        json.WriteStartObject();
        writer.Write("Comment", Comment);
        writer.Write("Version", Version);
        writer.Write("QueryLanguage", FieldNames.Of(QueryLanguage));
        writer.Write("TimeoutSeconds", TimeoutSeconds);
        WriteGraph(writer);
        json.WriteEndObject();
    }
}
