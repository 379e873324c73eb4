namespace MlKit.Pipelines.Running;

/// <summary>AWS would not make the test of a state.</summary>
public sealed class StateTestException : Exception
{
    internal StateTestException(string code, string message)
        : base(message) => Code = code;

    /// <summary>Gets AWS's code: <c>ValidationException</c> or <c>InvalidDefinition</c>.</summary>
    public string Code { get; }
}
