namespace AwsSdkGenerator.Model;

/// <summary>One member of a structure. All but its name and type says where it is in a request or response, if not in the body.</summary>
internal sealed record MemberModel(string Name, string Type)
{
    public bool Required { get; init; }

    /// <summary>The name of the .NET property where it is not that of the member.</summary>
    public string? Property { get; init; }

    public bool Label { get; init; }

    public string? Header { get; init; }

    public string? Query { get; init; }

    public bool Payload { get; init; }

    public bool StatusCode { get; init; }

    /// <summary>Whether the client makes up a value where there is none, so that a repeated request does its work once.</summary>
    public bool Token { get; init; }

    /// <summary>The member's name in the query protocol.</summary>
    public string? XmlName { get; init; }

    public bool IsInBody => !Label && Header is null && Query is null && !Payload && !StatusCode;

    public string PropertyName => Property ?? Names.Property(Name);
}
