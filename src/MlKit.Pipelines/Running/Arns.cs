namespace MlKit.Pipelines.Running;

/// <summary>Makes the ARNs an execution would have at AWS.</summary>
internal static class Arns
{
    public static string Machine(LocalRunnerOptions options, string name) => $"{Prefix(options)}:stateMachine:{name}";

    public static string Execution(LocalRunnerOptions options, string machine, string name) =>
        options.Type == StateMachineType.Express ? $"{Prefix(options)}:express:{machine}:{name}:{name}" : $"{Prefix(options)}:execution:{machine}:{name}";

    public static string Activity(LocalRunnerOptions options, string name) => $"{Prefix(options)}:activity:{name}";

    public static string MapRun(LocalRunnerOptions options, string machine, string label, string id) => $"{Prefix(options)}:mapRun:{machine}/{label}:{id}";

    private static string Prefix(LocalRunnerOptions options) => $"arn:aws:states:{options.Region}:{options.AccountId}";
}
