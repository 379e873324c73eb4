using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Evaluation;

/// <summary>The variables of a block or function, before those around it.</summary>
internal sealed class Frame
{
    private readonly Frame? _outer;
    private readonly TupleBinding? _bindings;
    private readonly string[] _parameters = [];
    private readonly JsonataValue[] _arguments = [];
    private List<KeyValuePair<string, JsonataValue>>? _assigned;

    public Frame(ExpressionRun run) => Run = run;

    public Frame(Frame outer, TupleBinding? bindings = null)
    {
        _outer = outer;
        _bindings = bindings;
        Run = outer.Run;
    }

    /// <summary>Makes the frame of a function.</summary>
    /// <param name="outer">The variables where it was made.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="arguments">What they are; those without an argument are undefined.</param>
    public Frame(Frame outer, string[] parameters, JsonataValue[] arguments)
        : this(outer)
    {
        _parameters = parameters;
        _arguments = arguments;
    }

    public ExpressionRun Run { get; }

    /// <summary>Sets a variable of this frame.</summary>
    public void Bind(string name, JsonataValue value)
    {
        _assigned ??= [];
        var index = _assigned.FindIndex(variable => variable.Key == name);
        if (index < 0)
            _assigned.Add(new(name, value));
        else
            _assigned[index] = new(name, value);
    }

    public JsonataValue Lookup(string name)
    {
        for (var frame = this; frame is not null; frame = frame._outer)
        {
            if (frame.TryGet(name, out var value))
                return value;
        }

        return Run.Lookup(name);
    }

    private bool TryGet(string name, out JsonataValue value)
    {
        for (var i = 0; i < _assigned?.Count; i++)
        {
            if (_assigned[i].Key == name)
            {
                value = _assigned[i].Value;
                return true;
            }
        }

        for (var i = _parameters.Length - 1; i >= 0; i--)
        {
            if (_parameters[i] == name)
            {
                value = i < _arguments.Length ? _arguments[i] : default;
                return true;
            }
        }

        return TryGetBinding(name, out value);
    }

    private bool TryGetBinding(string name, out JsonataValue value)
    {
        for (var binding = _bindings; binding is not null; binding = binding.Next)
        {
            if (binding.Name == name)
            {
                value = binding.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}
