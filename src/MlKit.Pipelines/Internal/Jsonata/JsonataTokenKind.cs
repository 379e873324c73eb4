namespace MlKit.Pipelines.Internal.Jsonata;

/// <summary>What a word of JSONata is.</summary>
internal enum JsonataTokenKind
{
    End,
    Operator,
    Name,
    Variable,
    String,
    Number,
    Constant,
    Regex,
}
