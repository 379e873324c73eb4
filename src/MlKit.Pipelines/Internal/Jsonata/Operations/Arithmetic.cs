using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>a + b</c> and its like.</summary>
internal sealed class Arithmetic(ArithmeticSign sign, Operation left, Operation right) : Operation
{
    protected override JsonataValue Compute(JsonataValue input, Frame frame)
    {
        var first = left.Evaluate(input, frame);
        var second = right.Evaluate(input, frame);
        if (!first.IsUndefined && !first.IsNumber)
            throw Wrong("T2001", "left", first);

        if (!second.IsUndefined && !second.IsNumber)
            throw Wrong("T2002", "right", second);

        if (first.IsUndefined || second.IsUndefined)
            return default;

        var (a, b) = (Numbers.Check(first.Number, Position), Numbers.Check(second.Number, Position));
        return JsonataValue.Of(sign switch
        {
            ArithmeticSign.Add => a + b,
            ArithmeticSign.Subtract => a - b,
            ArithmeticSign.Multiply => a * b,
            ArithmeticSign.Divide => a / b,
            _ => a % b,
        });
    }

    private JsonataException Wrong(string code, string side, JsonataValue value)
    {
        var token = sign switch
        {
            ArithmeticSign.Add => "+",
            ArithmeticSign.Subtract => "-",
            ArithmeticSign.Multiply => "*",
            ArithmeticSign.Divide => "/",
            _ => "%",
        };
        return new(code, $"The {side} side of the operator {token} must be a number, but was {Describe.Value(value)}.", token, Position);
    }
}
