using System.Globalization;
using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Operations;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>What a function takes.</summary>
internal sealed class Signature(SignatureParameter[] parameters)
{
    /// <summary>Checks arguments, and puts the context and arrays of one where they belong.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="context">What the function was called on.</param>
    /// <param name="run">The evaluation.</param>
    /// <exception cref="JsonataException">The arguments are others than the function takes.</exception>
    public JsonataValue[] Check(JsonataValue[] arguments, JsonataValue context, ExpressionRun run)
    {
        if (FitsInOrder(arguments))
            return Complete(arguments, run);

        Span<int> taken = parameters.Length <= 16 ? stackalloc int[parameters.Length] : new int[parameters.Length];
        if (!Match(arguments, taken, run))
            throw Mismatch(arguments);

        var result = new List<JsonataValue>(Math.Max(arguments.Length, parameters.Length));
        var index = 0;
        for (var i = 0; i < parameters.Length; i++)
        {
            if (taken[i] == 0 && parameters[i].IsContext)
                result.Add(Context(parameters[i], context, index));

            // One that is left out does not move those after it: what a function binds are the arguments in their order.
            for (var end = index + (parameters[i].IsContext ? taken[i] : Math.Max(1, taken[i])); index < end; index++)
                result.Add(index >= arguments.Length ? default : parameters[i].IsArray ? AsArray(parameters[i], arguments[index], index, run) : arguments[index]);
        }

        return [.. result];
    }

    /// <summary>Returns whether each argument is one of a parameter, which is so nearly always.</summary>
    private bool FitsInOrder(JsonataValue[] arguments)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            if (i < arguments.Length ? parameter.IsRepeated || !parameter.Takes(arguments[i]) : parameter.IsContext || !parameter.IsOptional)
                return false;
        }

        return arguments.Length <= parameters.Length;
    }

    private JsonataValue[] Complete(JsonataValue[] arguments, ExpressionRun run)
    {
        var result = new JsonataValue[parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
            result[i] = parameters[i].IsArray ? AsArray(parameters[i], arguments[i], i, run) : arguments[i];

        return result;
    }

    /// <summary>Finds how many arguments each parameter takes: as many as it can, as long as the others get theirs.</summary>
    private bool Match(JsonataValue[] arguments, Span<int> taken, ExpressionRun run)
    {
        // From the end: whether the parameters from one on can take the arguments from one on.
        run.Charge((long)(parameters.Length + 1) * (arguments.Length + 1) / 8);
        var fits = new bool[parameters.Length + 1, arguments.Length + 1];
        fits[parameters.Length, arguments.Length] = true;
        for (var p = parameters.Length - 1; p >= 0; p--)
        {
            for (var a = arguments.Length; a >= 0; a--)
            {
                var takes = a < arguments.Length && parameters[p].Takes(arguments[a]);
                fits[p, a] = (parameters[p].IsOptional && fits[p + 1, a]) || (takes && (fits[p + 1, a + 1] || (parameters[p].IsRepeated && fits[p, a + 1])));
            }
        }

        for (int p = 0, a = 0; fits[0, 0] && p < parameters.Length; a += taken[p++])
            taken[p] = Taken(fits, p, a, arguments);

        return fits[0, 0];
    }

    private int Taken(bool[,] fits, int p, int a, JsonataValue[] arguments)
    {
        var most = 0;
        var limit = parameters[p].IsRepeated ? arguments.Length - a : Math.Min(1, arguments.Length - a);
        var best = 0;
        while (most < limit && parameters[p].Takes(arguments[a + most]))
        {
            most++;
            if (fits[p + 1, a + most])
                best = most;
        }

        return best;
    }

    private static JsonataValue Context(SignatureParameter parameter, JsonataValue context, int index) => parameter.Takes(context)
        ? context
        : throw new JsonataException("T0411", string.Create(CultureInfo.InvariantCulture, $"Argument {index + 1} may be left out only where a function is called on a value of its kind, but the value was {Describe.Value(context)}. Write the argument."));

    private static JsonataValue AsArray(SignatureParameter parameter, JsonataValue argument, int index, ExpressionRun run)
    {
        if (argument.IsUndefined)
            return argument;

        if (argument.AsArray is not { } array)
        {
            return parameter.ItemKind is { } kind && SignatureParameter.LetterOf(argument) != kind
                ? throw WrongItems(kind, index)
                : JsonataValue.Of(JsonataArray.Sequence(argument).ToArray(isConstructed: false));
        }

        if (parameter.ItemKind is { } wanted && !(array.IsRange && wanted == 'n'))
        {
            run.Charge(array.Count);
            foreach (var item in array.Items)
            {
                if (SignatureParameter.LetterOf(item) != wanted)
                    throw WrongItems(wanted, index);
            }
        }

        return argument;
    }

    private static JsonataException WrongItems(char kind, int index) =>
        new("T0412", string.Create(CultureInfo.InvariantCulture, $"Argument {index + 1} must be an array of {SignatureParameter.NameOf(kind)}, but has another item."));

    private JsonataException Mismatch(JsonataValue[] arguments)
    {
        var index = FirstWrong(arguments);
        var found = index < arguments.Length ? $"was {Describe.Value(arguments[index])}" : "was left out";
        return new("T0410", string.Create(CultureInfo.InvariantCulture, $"Argument {index + 1} must match the function's signature, but {found}."));
    }

    /// <summary>Returns the first argument that is wrong however those before it are shared out.</summary>
    private int FirstWrong(JsonataValue[] arguments)
    {
        var farthest = 0;
        var begins = new bool[arguments.Length + 1];
        begins[0] = true;
        foreach (var parameter in parameters)
        {
            var ends = new bool[arguments.Length + 1];
            for (var a = 0; a <= arguments.Length; a++)
            {
                var takes = a < arguments.Length && (begins[a] || (parameter.IsRepeated && ends[a])) && parameter.Takes(arguments[a]);
                if (takes)
                    ends[a + 1] = true;

                farthest = takes ? Math.Max(farthest, a + 1) : farthest;
                ends[a] |= begins[a] && parameter.IsOptional;
            }

            begins = ends;
        }

        return farthest;
    }
}
