namespace MlKit.Pipelines.Internal.Jsonata;

/// <summary>Says why a JSONata expression is none, or why it has no value.</summary>
internal sealed class JsonataException(string code, string message, string? token = null, int? position = null) : Exception(message)
{
    /// <summary>Gets the code of the language, such as <c>T2001</c>.</summary>
    public string Code { get; } = code;

    /// <summary>Gets the word of the expression the problem is about, if it is about one.</summary>
    public string? Token { get; } = token;

    /// <summary>Gets where in the expression the problem stands, if that is known.</summary>
    public int? Position { get; } = position;
}
