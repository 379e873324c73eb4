using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Functions;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary>Finds what is called.</summary>
internal static class Callee
{
    /// <summary>Returns the name of a function that is called by one, with or without its <c>$</c>.</summary>
    public static string? NameOf(Operation function) => function switch
    {
        Variable variable => variable.Name,
        PathOperation { Steps: [{ Operation: NameLookup lookup }, ..] } => lookup.Name,
        _ => null,
    };

    /// <exception cref="JsonataException">There is no function.</exception>
    public static JsonataFunction Find(Operation function, JsonataValue input, Frame frame, string forgottenSign, string noFunction)
    {
        var value = function.Evaluate(input, frame);
        if (value.AsFunction is { } found)
            return found;

        var name = NameOf(function);
        if (value.IsUndefined && function is PathOperation && name is not null && !frame.Lookup(name).IsUndefined)
            throw new JsonataException(forgottenSign, $"A function must be called by its name with $, but '{name}' has none. Write ${name}.", name, function.Position);

        throw new JsonataException(noFunction, $"What is called must be a function, but {(name is null ? "it" : $"'{name}'")} is {Describe.Value(value)}. Correct the name, or define the function before.", name, function.Position);
    }
}
