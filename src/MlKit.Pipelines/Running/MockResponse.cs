using System.Text.Json;

namespace MlKit.Pipelines.Running;

/// <summary>What a mocked task answers.</summary>
public sealed record MockResponse
{
    private MockResponse()
    {
    }

    /// <summary>Gets the result.</summary>
    /// <value>It is <see langword="null"/> where the task fails.</value>
    public JsonElement? Result { get; private init; }

    /// <summary>Gets the name of the error.</summary>
    public string? Error { get; private init; }

    /// <summary>Gets what caused the error.</summary>
    public string? Cause { get; private init; }

    /// <summary>Answers with a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The response.</returns>
    public static MockResponse Return(JsonElement result) => new() { Result = result.Clone() };

    /// <summary>Answers with a result.</summary>
    /// <param name="json">The result.</param>
    /// <returns>The response.</returns>
    /// <exception cref="Validation.DefinitionException">The text is not JSON.</exception>
    public static MockResponse Return(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new MockResponse { Result = Internal.JsonText.Parse(json) };
    }

    /// <summary>Fails.</summary>
    /// <param name="error">The name of the error.</param>
    /// <param name="cause">What caused it.</param>
    /// <returns>The response.</returns>
    public static MockResponse Throw(string? error, string? cause = null) => new() { Error = error, Cause = cause };
}
