namespace MlKit.Pipelines.Internal.Jsonata;

/// <summary>One word of JSONata.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">An operator, a name or variable without marks, a text without quotes and escapes, a number or constant as written, or a regular expression with its flags.</param>
/// <param name="Position">Where it begins.</param>
internal readonly record struct JsonataToken(JsonataTokenKind Kind, string Text, int Position);
