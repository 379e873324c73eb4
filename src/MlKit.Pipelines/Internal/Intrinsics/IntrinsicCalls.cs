using System.Text;
using System.Text.Json;
using MlKit.Pipelines.Internal.JsonPath;

namespace MlKit.Pipelines.Internal.Intrinsics;

/// <summary>Calls intrinsic functions: https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html.</summary>
internal static class IntrinsicCalls
{
    /// <exception cref="IntrinsicException">An argument does not suit the function.</exception>
    public static JsonElement Evaluate(IntrinsicSyntax call, ExpressionScope scope)
    {
        var values = new JsonElement[call.Arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Value(call.Arguments[i], scope, isTemplate: i == 0 && call.Name == "Format");

        return Call(call.Name, new IntrinsicArguments(call.Name, values), scope.Randomness);
    }

    private static JsonElement Value(IntrinsicArgumentSyntax argument, ExpressionScope scope, bool isTemplate) => argument.Kind switch
    {
        IntrinsicArgumentKind.Path => Find(argument, scope),
        IntrinsicArgumentKind.Call => Evaluate(argument.Call!, scope),
        // Format reads the escapes of its template itself: '\{' is no place for a value.
        IntrinsicArgumentKind.String => JsonText.FromString(isTemplate ? argument.Text : Unescape(argument.Text)),
        _ => JsonElement.Parse(argument.Text),
    };

    private static JsonElement Find(IntrinsicArgumentSyntax argument, ExpressionScope scope)
    {
        var result = scope.Find(argument.Path!);
        return result.Found
            ? result.Value
            : throw new IntrinsicException($"The JsonPath argument for the field '{argument.Text}' could not be found in the input '{JsonValues.Compact(scope.Input)}'") { IsMissingPath = true };
    }

    /// <summary>Takes the backslash from quotes, braces and backslashes; before anything else it stays.</summary>
    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;

        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '\'' or '\\' or '{' or '}')
                i++;

            result.Append(text[i]);
        }

        return result.ToString();
    }

    private static JsonElement Call(string name, IntrinsicArguments arguments, Randomness randomness) => name switch
    {
        "Array" => JsonBuilder.Array(arguments.All),
        "ArrayPartition" => ArrayFunctions.Partition(arguments),
        "ArrayContains" => ArrayFunctions.Contains(arguments),
        "ArrayRange" => ArrayFunctions.Range(arguments),
        "ArrayGetItem" => ArrayFunctions.GetItem(arguments),
        "ArrayLength" => JsonText.FromInt64(arguments.Array(0).GetArrayLength()),
        "ArrayUnique" => ArrayFunctions.Unique(arguments),
        "Base64Encode" => TextFunctions.Encode(arguments),
        "Base64Decode" => TextFunctions.Decode(arguments),
        "Hash" => TextFunctions.Hash(arguments),
        "JsonMerge" => JsonFunctions.Merge(arguments),
        "StringToJson" => JsonFunctions.Parse(arguments),
        "JsonToString" => JsonText.FromString(JsonValues.Compact(arguments[0])),
        "MathRandom" => MathFunctions.Random(arguments, randomness),
        "MathAdd" => MathFunctions.Add(arguments),
        "StringSplit" => TextFunctions.Split(arguments),
        "Format" => FormatFunction.Format(arguments),
        "UUID" => JsonText.FromString(randomness.NextUuid().ToString()),
        _ => throw new IntrinsicException($"There is no function States.{name}"),
    };
}
