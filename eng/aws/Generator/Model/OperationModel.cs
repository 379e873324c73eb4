namespace AwsSdkGenerator.Model;

/// <summary>One operation. <c>Http</c> is "POST /path/{Label}" (REST only).</summary>
internal sealed record OperationModel(string Name, string? Input, string? Output, string? Http, string? HostPrefix, IReadOnlyList<string> Errors, PageModel? Page)
{
    public string Request => Name + "Request";

    public string Response => Name + "Response";
}

/// <summary>How an operation is asked for its next page: the members of the tokens, and those that hold what was asked for.</summary>
internal sealed record PageModel(string Input, string Output, IReadOnlyList<string> Result)
{
    /// <summary>Whether the last page is told by the token that led to it, not by the lack of one.</summary>
    public bool EndsAtSameToken { get; init; }
}
