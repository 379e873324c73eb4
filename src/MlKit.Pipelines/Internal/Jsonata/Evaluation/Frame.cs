using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Evaluation;

/// <summary>The variables of a block or function, before those around it.</summary>
internal sealed class Frame
{
    private readonly Frame? _outer;
    private TupleBinding? _first;

    public Frame(ExpressionRun run) => Run = run;

    public Frame(Frame outer, TupleBinding? bindings = null)
    {
        _outer = outer;
        _first = bindings;
        Run = outer.Run;
    }

    public ExpressionRun Run { get; }

    public void Bind(string name, JsonataValue value) => _first = new TupleBinding(name, value, _first);

    public JsonataValue Lookup(string name)
    {
        for (var frame = this; frame is not null; frame = frame._outer)
        {
            for (var binding = frame._first; binding is not null; binding = binding.Next)
            {
                if (binding.Name == name)
                    return binding.Value;
            }
        }

        return Run.Lookup(name);
    }
}
