namespace MlKit.Pipelines.Diagrams;

/// <summary>The colors of an execution's path, in every kind of diagram.</summary>
internal static class DiagramColors
{
    public const string Plain = "#ffffff";
    public const string Line = "#5a6872";

    public static IReadOnlyDictionary<string, StateStatus> NoPath { get; } = new Dictionary<string, StateStatus>();

    public static string Fill(StateStatus status) => status switch
    {
        StateStatus.Running => "#9ecbff",
        StateStatus.Succeeded => "#b5e3b5",
        StateStatus.Caught => "#ffd59e",
        StateStatus.Failed => "#f7b2b2",
        _ => Plain,
    };
}
