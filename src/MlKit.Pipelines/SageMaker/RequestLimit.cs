namespace MlKit.Pipelines.SageMaker;

/// <summary>The range of a field: of a number its value, of a text its length, of a list or map its count.</summary>
/// <param name="Least">The least.</param>
/// <param name="Most">The most.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Pattern">What a text must look like, or <see langword="null"/>.</param>
internal sealed record RequestLimit(long Least, long Most, string Unit = "", string? Pattern = null)
{
    /// <summary>Gets the range of a list's items, or of a map's values.</summary>
    public RequestLimit? Item { get; init; }
}
