using System.Text.Json;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>Runs Pass states.</summary>
internal static class PassRunner
{
    public static StateOutcome Run(PassState state, Visit visit)
    {
        if (visit.IsJsonata)
            return DataFlow.Leave(visit, state, state.Assign, visit.Input, state.Next);

        var result = Result(state, visit);
        visit.Inspection?.Note("afterResultSelector", result);
        var output = DataFlow.OutputPath(visit, state, DataFlow.ResultPath(visit, state.ResultPath, result));
        return new StateOutcome(output, state.Next, DataFlow.Assign(visit, state.Assign, result));
    }

    private static JsonElement Result(PassState state, Visit visit)
    {
        if (state.Result is not { } fixedResult)
            return DataFlow.Parameters(visit, state.Parameters, DataFlow.InputPath(visit, state));

        visit.Inspection?.Note("result", fixedResult);
        return fixedResult;
    }
}
