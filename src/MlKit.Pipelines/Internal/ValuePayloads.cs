using MlKit.Pipelines.Expressions;

namespace MlKit.Pipelines.Internal;

/// <summary>Puts values into payloads.</summary>
internal static class ValuePayloads
{
    public static Payload ToPayload(this ValueOf<string> value) => value.IsLiteral ? value.Literal : value.Expression;

    public static Payload ToPayload(this ValueOf<long> value) => value.IsLiteral ? value.Literal : value.Expression;
}
