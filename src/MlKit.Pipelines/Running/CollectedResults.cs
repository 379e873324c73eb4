using System.Runtime.InteropServices;
using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;

namespace MlKit.Pipelines.Running;

/// <summary>Collects results for the output of the state, but no more than it may have: a larger one fails anyway.</summary>
internal sealed class CollectedResults(MapState state, Visit visit) : IChildResults
{
    private readonly List<(int Index, JsonElement Value)> _results = [];
    private long _bytes;

    private bool IsTooLarge => _bytes > visit.Flow.Run.Options.MaxPayloadBytes;

    public ValueTask AddAsync(ChildResult result, CancellationToken cancellationToken)
    {
        var value = state.ResultWriter is null || state.ResultWriter.WriterConfig?.Transformation is "COMPACT" or "FLATTEN" ? ChildRecord.OutputOf(result) : ChildRecord.Write(result);
        lock (_results)
        {
            _bytes += JsonMarshal.GetRawUtf8Value(value).Length + 1;
            if (IsTooLarge)
                _results.Clear();
            else
                _results.Add((result.Input.Index, value));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<JsonElement> CompleteAsync(CancellationToken cancellationToken)
    {
        if (IsTooLarge)
            throw GraphRunner.TooLarge(visit.State.Name);

        var ordered = _results.OrderBy(result => result.Index).Select(result => result.Value);
        if (state.ResultWriter?.WriterConfig?.Transformation == "FLATTEN")
            ordered = ordered.SelectMany(value => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().AsEnumerable() : [value]);

        return ValueTask.FromResult(JsonBuilder.Array([.. ordered]));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
