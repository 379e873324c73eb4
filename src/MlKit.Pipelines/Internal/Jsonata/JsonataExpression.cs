using System.Text.Json;
using MlKit.Pipelines.Internal.Jsonata.Compilation;
using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Operations;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata;

/// <summary>A JSONata expression that can be evaluated, any number of times and on many threads at once.</summary>
internal sealed class JsonataExpression
{
    /// <summary>The code of the problem that a result is or holds a function, of which the language itself knows nothing.</summary>
    public const string FunctionResult = "FUNCTION_RESULT";

    private readonly Operation _root;

    private JsonataExpression(Operation root) => _root = root;

    /// <summary>Makes an expression of its text.</summary>
    /// <exception cref="JsonataException">The text is none; the code begins with S0.</exception>
    public static JsonataExpression Compile(string text) => Compile(text, JsonataParser.Parse(text));

    /// <summary>Makes an expression of a text that has been taken apart.</summary>
    /// <exception cref="JsonataException">The text is none; the code begins with S0.</exception>
    public static JsonataExpression Compile(string text, JsonataSyntax syntax) =>
        syntax.Root is { } root
            ? new JsonataExpression(JsonataCompiler.Compile(root))
            : throw new JsonataException(syntax.ErrorCode!, $"A JSONata expression must have {syntax.Problem!.Expected} at position {syntax.Problem.Position}.", syntax.ErrorToken ?? Token(text, syntax.Problem.Position), syntax.Problem.Position);

    /// <summary>Evaluates the expression.</summary>
    /// <returns>The result, or <see langword="null"/> where it is undefined.</returns>
    /// <exception cref="JsonataException">The expression has no value, or none that is JSON (<see cref="FunctionResult"/>).</exception>
    /// <exception cref="OperationCanceledException">The environment's token was canceled.</exception>
    public JsonElement? Evaluate(JsonataEnvironment environment)
    {
        var run = new ExpressionRun(environment);
        var input = environment.Input is { } element ? JsonataValue.Of(element) : JsonataValue.Undefined;
        if (input.AsArray is not null)
            input = JsonataValue.Of(new JsonataArray([input]) { IsSequence = true, IsInput = true });

        run.SetInput(input);
        return ValueWriter.ToElement(_root.Evaluate(input, new Frame(run)), run);
    }

    private static string? Token(string text, int position) => position < text.Length ? text[position].ToString() : null;
}
