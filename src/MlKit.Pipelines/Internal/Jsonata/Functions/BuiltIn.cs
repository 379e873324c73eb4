using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Functions;

/// <summary>A function of the library.</summary>
/// <param name="name">The name without its <c>$</c>.</param>
/// <param name="signature">What it takes.</param>
/// <param name="arity">How many arguments a function such as <c>$map</c> hands over.</param>
/// <param name="body">What it does with checked arguments; those that are left out are undefined.</param>
internal sealed class BuiltIn(string name, string signature, int arity, Func<JsonataValue[], ExpressionRun, JsonataValue> body) : JsonataFunction
{
    private readonly Signature _signature = SignatureParser.Parse(signature);

    public string Name { get; } = name;

    public override int Arity { get; } = arity;

    protected override JsonataValue Begin(JsonataValue[] arguments, JsonataValue context, ExpressionRun run)
    {
        var values = _signature.Check(arguments, context, run);
        foreach (var value in values)
            run.ChargeText(value.AsString?.Length ?? 0);

        return body(values, run);
    }
}
