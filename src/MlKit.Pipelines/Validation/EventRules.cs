using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Counts the history events the shortest execution makes: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html.</summary>
internal static class EventRules
{
    private const long MaxEvents = 25_000;
    private const long MostCounted = 1_000_000_000;
    private const long StateEvents = 2;

    public static void Check(ValidationContext context, StateMachine machine)
    {
        // The history of an Express execution is a log, without this limit.
        if (context.Type == StateMachineType.Express || Shortest(machine) is not ({ } events and >= MaxEvents))
            return;

        context.Issues.Report(
            Rules.EventBudget, $"must make fewer than {MaxEvents} history events", $"at least {events} in every execution",
            "Move states into workflows of their own, or items into a distributed Map state.", "States");
    }

    /// <summary>Returns the events of the way to an end that makes the fewest; <see langword="null"/> where there is no end.</summary>
    private static long? Shortest(StateGraph graph)
    {
        if (graph.StartAt is not { } start || graph.States.IndexOf(start) is not (var first and >= 0))
            return null;

        var open = new PriorityQueue<int, long>([(first, 0)]);
        var done = new bool[graph.States.Count];
        while (open.TryDequeue(out var number, out var before))
        {
            if (done[number])
                continue;

            done[number] = true;
            var state = graph.States[number];

            // What is far over the limit is not counted further: iterations inside iterations would soon be more than a number holds.
            var events = Math.Min(before + Own(state), MostCounted);
            if (state is SucceedState or FailState or RawState or NextState { Next: null })
                return events;

            foreach (var edge in graph.States.EdgesFrom(number))
            {
                if (edge.HasTarget)
                    open.Enqueue(edge.Target, events);
            }
        }

        return null;
    }

    private static long Own(State state) => StateEvents + state switch
    {
        // Scheduled, started and succeeded; submitted too where the task waits for more than the answer.
        TaskState task => TaskResource.Parse(task.Resource) is { WaitsForJob: false, WaitsForToken: false } ? 3 : 4,
        ParallelState { Branches.IsDefault: false } parallel => 2 + parallel.Branches.Sum(branch => Shortest(branch) ?? 0),
        MapState map => 2 + (Items(map) * (2 + (map.Processor is { IsDistributed: false } processor ? Shortest(processor) ?? 0 : 0))),
        _ => 0,
    };

    /// <summary>Returns the number of items where it is fixed.</summary>
    private static long Items(MapState map) => map switch
    {
        { Processor.IsDistributed: true } => 0,
        { Items: PayloadLiteral { Value: { ValueKind: JsonValueKind.Array } items } } => items.GetArrayLength(),
        { Items: PayloadArray array } => array.Items.Length,
        _ => 0,
    };
}
