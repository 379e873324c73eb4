using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>What came of the test of a state.</summary>
public sealed record StateTestResult
{
    /// <summary>Gets what the state would do next.</summary>
    public required StateTestStatus Status { get; init; }

    /// <summary>Gets the output.</summary>
    /// <value>It is <see langword="null"/> where the state fails or is tried again.</value>
    public JsonElement? Output { get; init; }

    /// <summary>Gets the name of the error.</summary>
    public string? Error { get; init; }

    /// <summary>Gets what caused the error.</summary>
    public string? Cause { get; init; }

    /// <summary>Gets the name of the state that follows.</summary>
    public string? NextState { get; init; }

    /// <summary>Gets the variables the state assigns.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyDictionary<string, JsonElement> AssignedVariables { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Gets the values inside the state, by the names of <c>inspectionData</c>: <c>afterInputPath</c>, <c>result</c> and so on.</summary>
    public required IReadOnlyDictionary<string, JsonElement> InspectionData { get; init; }
}
