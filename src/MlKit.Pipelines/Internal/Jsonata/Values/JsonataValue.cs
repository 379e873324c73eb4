using System.Text.Json;
using MlKit.Pipelines.Internal.Jsonata.Functions;

namespace MlKit.Pipelines.Internal.Jsonata.Values;

/// <summary>A value of JSONata in 16 bytes: what has no parts takes no memory of its own.</summary>
internal readonly struct JsonataValue
{
    private readonly object? _content;
    private readonly double _number;

    private JsonataValue(object? content, double number = 0)
    {
        _content = content;
        _number = number;
    }

    public static JsonataValue Undefined => default;

    public static JsonataValue Null => new(Mark.Null);

    public JsonataKind Kind => _content switch
    {
        null => JsonataKind.Undefined,
        Mark mark => mark.Kind,
        string => JsonataKind.String,
        JsonataArray => JsonataKind.Array,
        JsonataObject => JsonataKind.Object,
        JsonataFunction => JsonataKind.Function,
        _ => JsonataKind.Undefined,
    };

    public bool IsUndefined => _content is null;

    public bool IsNumber => ReferenceEquals(_content, Mark.Number);

    public bool IsBoolean => ReferenceEquals(_content, Mark.Boolean);

    public bool IsNull => ReferenceEquals(_content, Mark.Null);

    /// <summary>Gets the number of a value that is one.</summary>
    public double Number => _number;

    /// <summary>Gets the truth of a value that is a boolean.</summary>
    public bool Boolean => _number != 0;

    public string? AsString => _content as string;

    public JsonataArray? AsArray => _content as JsonataArray;

    public JsonataObject? AsObject => _content as JsonataObject;

    public JsonataFunction? AsFunction => _content as JsonataFunction;

    /// <summary>Gets the bindings a path hands to the path around it; no expression sees them.</summary>
    public TupleStream? AsTuples => _content as TupleStream;

    /// <summary>Gets the call a function ends with; no expression sees it.</summary>
    public PendingCall? AsPendingCall => _content as PendingCall;

    public static JsonataValue Of(double number) => new(Mark.Number, number);

    public static JsonataValue Of(bool value) => new(Mark.Boolean, value ? 1 : 0);

    public static JsonataValue Of(string? text) => new(text);

    public static JsonataValue Of(JsonataArray? array) => new(array);

    public static JsonataValue Of(JsonataObject? value) => new(value);

    public static JsonataValue Of(JsonataFunction? function) => new(function);

    public static JsonataValue Of(TupleStream tuples) => new(tuples);

    public static JsonataValue Of(PendingCall call) => new(call);

    /// <summary>Takes a value of JSON without copying what is inside it.</summary>
    public static JsonataValue Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Of(new JsonataObject(element)),
        JsonValueKind.Array => Of(new JsonataArray(element)),
        JsonValueKind.String => Of(SourceText.Read(element)),
        JsonValueKind.Number => Of(element.GetDouble()),
        JsonValueKind.True => Of(true),
        JsonValueKind.False => Of(false),
        JsonValueKind.Null => Null,
        _ => Undefined,
    };

    public bool TryGetNumber(out double number)
    {
        number = _number;
        return IsNumber;
    }

    /// <summary>Returns whether both are the same array, object or function.</summary>
    public bool IsSameAs(JsonataValue other) => _content is not (null or Mark) && ReferenceEquals(_content, other._content);

    private sealed class Mark(JsonataKind kind)
    {
        public static readonly Mark Null = new(JsonataKind.Null);
        public static readonly Mark Boolean = new(JsonataKind.Boolean);
        public static readonly Mark Number = new(JsonataKind.Number);

        public JsonataKind Kind { get; } = kind;
    }
}
