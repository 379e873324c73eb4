using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary>Collects the results of a step. One that is an array becomes many, unless it is the only one and the step the last.</summary>
internal struct StepResults(bool isLast)
{
    private JsonataValue _first;
    private JsonataArray? _all;

    public void Add(JsonataValue value, ExpressionRun run)
    {
        if (value.IsUndefined)
            return;

        if (_all is not null)
        {
            Append(_all, value, run);
        }
        else if (_first.IsUndefined)
        {
            _first = value;
        }
        else
        {
            _all = JsonataArray.Sequence();
            Append(_all, _first, run);
            Append(_all, value, run);
        }
    }

    public readonly JsonataArray ToArray(ExpressionRun run)
    {
        if (_all is not null)
            return _all;

        if (isLast && _first.AsArray is { IsSequence: false } array)
            return array;

        var single = JsonataArray.Sequence();
        if (!_first.IsUndefined)
            Append(single, _first, run);

        return single;
    }

    private static void Append(JsonataArray all, JsonataValue value, ExpressionRun run)
    {
        if (value.AsArray is { IsConstructed: false } many)
        {
            run.Charge(many.Count);
            all.AddRange(many);
        }
        else
        {
            all.Add(value);
        }
    }
}
