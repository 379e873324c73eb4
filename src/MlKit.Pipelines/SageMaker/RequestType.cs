namespace MlKit.Pipelines.SageMaker;

/// <summary>The type of a field of a request.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Name">The name of a shape or an enumeration.</param>
/// <param name="Item">The type of the items of a list, or of the values of a map.</param>
internal sealed record RequestType(RequestTypeKind Kind, string Name = "", RequestType? Item = null)
{
    public bool IsRequired { get; init; }

    public static RequestType Parse(string text) => text switch
    {
        _ when text.EndsWith('!') => Parse(text[..^1]) with { IsRequired = true },
        "any" => new(RequestTypeKind.Any),
        "string" => new(RequestTypeKind.Text),
        "integer" => new(RequestTypeKind.Integer),
        "number" => new(RequestTypeKind.Number),
        "boolean" => new(RequestTypeKind.Truth),
        ['=', .. var name] => new(RequestTypeKind.Enumeration, name),
        ['[', .. var item, ']'] => new(RequestTypeKind.List, Item: Parse(item)),
        ['{', .. var item, '}'] => new(RequestTypeKind.Map, Item: Parse(item)),
        _ => new(RequestTypeKind.Shape, text),
    };
}
