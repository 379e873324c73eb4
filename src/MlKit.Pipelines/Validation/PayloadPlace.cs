namespace MlKit.Pipelines.Validation;

/// <summary>What an expression can read where it stands.</summary>
internal readonly record struct PayloadPlace
{
    /// <summary>Gets whether there is a result: <c>$states.result</c>.</summary>
    public bool HasResult { get; init; }

    /// <summary>Gets whether there is an error: <c>$states.errorOutput</c>.</summary>
    public bool HasError { get; init; }

    /// <summary>Gets whether there is a token: <c>$$.Task.Token</c>.</summary>
    public bool HasTaskToken { get; init; }
}
