using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Validation;

/// <summary>Looks at the times of Express machines: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html.</summary>
internal static class ExpressRules
{
    private const long MaxSeconds = 300;

    public static void Check(ValidationContext context, StateMachine machine)
    {
        if (context.Type != StateMachineType.Express)
            return;

        if (machine.TimeoutSeconds > MaxSeconds)
            Report(context, machine.TimeoutSeconds.Value, "TimeoutSeconds");

        foreach (var state in machine.States)
        {
            if (state is WaitState { Seconds: { IsLiteral: true, Literal: > MaxSeconds and var seconds } })
                Report(context, seconds, "States", state.Name, "Seconds");
        }
    }

    private static void Report(ValidationContext context, long seconds, params ReadOnlySpan<string> field) =>
        context.Issues.Report(
            Rules.ExpressDuration, $"must be at most {MaxSeconds} seconds in an Express machine", $"{seconds}",
            "Make the machine a Standard one, or lower the time.", field);
}
