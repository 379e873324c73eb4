using MlKit.Pipelines.Internal.Jsonata.Evaluation;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Operations;

/// <summary><c>a &amp; b &amp; c</c>.</summary>
internal sealed class Concatenation(Operation[] parts) : Operation
{
    protected override JsonataValue Compute(JsonataValue input, Frame frame)
    {
        var texts = new string[parts.Length];
        long length = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            texts[i] = ValueText.Of(parts[i].Evaluate(input, frame), frame.Run);
            length += texts[i].Length;
        }

        frame.Run.ChargeText(length);
        return JsonataValue.Of(string.Concat(texts));
    }
}
