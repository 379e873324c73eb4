using System.Collections.Frozen;
using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Looks at the fields no property took: they are unknown, have the wrong type, or say the same as another one.</summary>
internal static class FieldRules
{
    private const string Number = "a number";
    private const string Integer = "a whole number";
    private const string Text = "a text";
    private const string TextOrNull = "a text or null";
    private const string Truth = "true or false";
    private const string Object = "an object";
    private const string Objects = "an array of objects";
    private const string Texts = "an array of texts";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["Comment"] = Text, ["StartAt"] = Text, ["Version"] = Text, ["Type"] = Text, ["Next"] = Text, ["Default"] = Text, ["Resource"] = Text, ["Label"] = Text,
        ["QueryLanguage"] = "'JSONPath' or 'JSONata'", ["JitterStrategy"] = "'FULL' or 'NONE'", ["End"] = "true", ["States"] = Object, ["Branches"] = Objects, ["Choices"] = Objects,
        ["TimeoutSeconds"] = Integer, ["HeartbeatSeconds"] = Integer, ["Seconds"] = Integer, ["MaxConcurrency"] = Integer, ["ToleratedFailureCount"] = Integer, ["ToleratedFailurePercentage"] = Number,
        ["IntervalSeconds"] = Integer, ["MaxAttempts"] = Integer, ["MaxDelaySeconds"] = Integer, ["BackoffRate"] = Number, ["MaxItems"] = Integer, ["MaxItemsPerBatch"] = Integer, ["MaxInputBytesPerBatch"] = Integer,
        ["Timestamp"] = Text, ["Error"] = Text, ["Cause"] = Text, ["RoleArn"] = Text, ["InputPath"] = TextOrNull, ["OutputPath"] = TextOrNull, ["ResultPath"] = TextOrNull, ["ItemsPath"] = Text,
        ["Retry"] = Objects, ["Catch"] = Objects, ["ErrorEquals"] = Texts, ["Credentials"] = Object, ["ItemProcessor"] = Object, ["Iterator"] = Object, ["ProcessorConfig"] = Object,
        ["ItemReader"] = Object, ["ItemBatcher"] = Object, ["ResultWriter"] = Object, ["ReaderConfig"] = Object, ["WriterConfig"] = Object, ["Mode"] = Text, ["ExecutionType"] = Text,
        ["InputType"] = Text, ["Transformation"] = Text, ["ManifestType"] = Text, ["CSVHeaderLocation"] = Text, ["CSVHeaders"] = Texts, ["CSVDelimiter"] = Text, ["ItemsPointer"] = Text, ["OutputType"] = Text,
        ["And"] = Objects, ["Or"] = Objects, ["Not"] = Object, ["Condition"] = "true, false or a JSONata expression", ["Variable"] = Text,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Twins = FrozenSet.Create(
        "TimeoutSeconds", "HeartbeatSeconds", "Seconds", "Timestamp", "Error", "Cause", "MaxConcurrency", "ToleratedFailureCount", "ToleratedFailurePercentage", "MaxItems", "MaxItemsPerBatch", "MaxInputBytesPerBatch");

    /// <param name="context">The validation.</param>
    /// <param name="extra">The fields.</param>
    /// <param name="owner">What has them: "a Pass state".</param>
    /// <param name="known">The fields it may have.</param>
    public static void Check(ValidationContext context, ExtraFields extra, string owner, FrozenSet<string> known)
    {
        foreach (var (name, value) in extra)
        {
            // AWS takes comments everywhere, and "End": false beside Next.
            if ((name == "Comment" && value.ValueKind == JsonValueKind.String) || (name == "End" && value.ValueKind == JsonValueKind.False && known.Contains(name)))
                continue;

            var literal = name.EndsWith("Path", StringComparison.Ordinal) ? name[..^4] : "";
            if (Twins.Contains(literal) && known.Contains(literal))
                ReportTwin(context, name, literal, value);
            else if (known.Contains(name) && Types.TryGetValue(name, out var type))
                context.Issues.Report(
                    Rules.FieldType, $"must be {Accepted(context, name, type)}", DescribeWrong(value, type),
                    $"Give {name} such a value, or leave it out.", name);
            else
                context.Issues.Report(
                    Rules.UnknownField, $"must have only fields of {owner}", $"the field {IssueCollector.Quote(name)}",
                    "Remove the field, or correct its name.", name);
        }
    }

    /// <summary>Says what a value is, without quoting much of it.</summary>
    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"the text {IssueCollector.Quote(value.GetString()!)}",
        JsonValueKind.Number => $"the number {value.GetRawText()}",
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        _ => value.GetRawText(),
    };

    private static string DescribeWrong(JsonElement value, string type) =>
        value.ValueKind == JsonValueKind.Array && type is (Objects or Texts) ? "an array with something else in it" : Describe(value);

    private static string Accepted(ValidationContext context, string name, string type) =>
        context.IsJsonata && Twins.Contains(name) ? $"{type} or a JSONata expression" : type;

    private static void ReportTwin(ValidationContext context, string name, string literal, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            context.Issues.Report(Rules.FieldType, "must be a path", Describe(value), "Give a path such as '$.value'.", name);
        else
            context.Issues.Report(Rules.ExclusiveFields, $"must have either {literal} or {name}", "both", $"Remove {literal} or {name}.", name);
    }

    /// <summary>Reports a field that belongs to the other query language.</summary>
    public static void CheckLanguage(ValidationContext context, QueryLanguage language, string name, bool isThere)
    {
        if (!isThere || context.Language == language)
            return;

        var (own, other) = language == QueryLanguage.Jsonata ? ("JSONata", "JSONPath") : ("JSONPath", "JSONata");
        context.Issues.Report(
            Rules.FieldLanguage, $"must have only fields of {other}", $"the field '{name}', which belongs to {own}",
            $"Remove it, or set the state's QueryLanguage to '{own}'.", name);
    }

    /// <summary>Reports a field that is absent.</summary>
    public static void Require(ValidationContext context, bool isThere, ExtraFields extra, string name, string fix)
    {
        // One of the wrong type is reported already.
        if (!isThere && !extra.TryGet(name, out _))
            context.Issues.Report(Rules.RequiredField, $"must have the field '{name}'", "none", fix);
    }
}
