using MlKit.Pipelines.Expressions;

namespace MlKit.Pipelines;

// https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
public static partial class Asl
{
    /// <summary>Puts values into a text: <c>States.Format</c>.</summary>
    /// <param name="template">The text, with <c>{}</c> for each value.</param>
    /// <param name="values">The values: texts, numbers, truth values or <c>null</c>.</param>
    /// <returns>The call.</returns>
    public static Expression Format(IntrinsicArgument template, params ReadOnlySpan<IntrinsicArgument> values) => Call("Format", [template, .. values]);

    /// <summary>Makes an array: <c>States.Array</c>.</summary>
    /// <param name="items">The items.</param>
    /// <returns>The call.</returns>
    public static Expression Array(params ReadOnlySpan<IntrinsicArgument> items) => Call("Array", items);

    /// <summary>Cuts an array into chunks: <c>States.ArrayPartition</c>.</summary>
    /// <param name="array">The array.</param>
    /// <param name="size">The length of a chunk.</param>
    /// <returns>The call.</returns>
    public static Expression ArrayPartition(IntrinsicArgument array, IntrinsicArgument size) => Call("ArrayPartition", [array, size]);

    /// <summary>Asks whether a value is in an array: <c>States.ArrayContains</c>.</summary>
    /// <param name="array">The array.</param>
    /// <param name="value">The value.</param>
    /// <returns>The call.</returns>
    public static Expression ArrayContains(IntrinsicArgument array, IntrinsicArgument value) => Call("ArrayContains", [array, value]);

    /// <summary>Makes an array of whole numbers, at most 1,000: <c>States.ArrayRange</c>.</summary>
    /// <param name="first">The first number.</param>
    /// <param name="last">The last number.</param>
    /// <param name="step">The difference of two neighbours.</param>
    /// <returns>The call.</returns>
    public static Expression ArrayRange(IntrinsicArgument first, IntrinsicArgument last, IntrinsicArgument step) => Call("ArrayRange", [first, last, step]);

    /// <summary>Takes an item of an array: <c>States.ArrayGetItem</c>.</summary>
    /// <param name="array">The array.</param>
    /// <param name="index">The index, counted from 0.</param>
    /// <returns>The call.</returns>
    public static Expression ArrayGetItem(IntrinsicArgument array, IntrinsicArgument index) => Call("ArrayGetItem", [array, index]);

    /// <summary>Counts the items of an array: <c>States.ArrayLength</c>.</summary>
    /// <param name="array">The array.</param>
    /// <returns>The call.</returns>
    public static Expression ArrayLength(IntrinsicArgument array) => Call("ArrayLength", [array]);

    /// <summary>Leaves the repetitions in an array out: <c>States.ArrayUnique</c>.</summary>
    /// <param name="array">The array.</param>
    /// <returns>The call.</returns>
    public static Expression ArrayUnique(IntrinsicArgument array) => Call("ArrayUnique", [array]);

    /// <summary>Encodes a text in base 64: <c>States.Base64Encode</c>.</summary>
    /// <param name="text">The text, at most 10,000 characters.</param>
    /// <returns>The call.</returns>
    public static Expression Base64Encode(IntrinsicArgument text) => Call("Base64Encode", [text]);

    /// <summary>Decodes a text from base 64: <c>States.Base64Decode</c>.</summary>
    /// <param name="text">The encoded text, at most 10,000 characters.</param>
    /// <returns>The call.</returns>
    public static Expression Base64Decode(IntrinsicArgument text) => Call("Base64Decode", [text]);

    /// <summary>Hashes a value: <c>States.Hash</c>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="algorithm">One of MD5, SHA-1, SHA-256, SHA-384, SHA-512.</param>
    /// <returns>The call.</returns>
    public static Expression Hash(IntrinsicArgument value, IntrinsicArgument algorithm) => Call("Hash", [value, algorithm]);

    /// <summary>Puts the fields of two objects together, those of the second before those of the first: <c>States.JsonMerge</c>.</summary>
    /// <param name="first">The first object.</param>
    /// <param name="second">The second object.</param>
    /// <returns>The call.</returns>
    public static Expression JsonMerge(IntrinsicArgument first, IntrinsicArgument second) => Call("JsonMerge", [first, second, false]);

    /// <summary>Reads JSON text: <c>States.StringToJson</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The call.</returns>
    public static Expression StringToJson(IntrinsicArgument text) => Call("StringToJson", [text]);

    /// <summary>Writes JSON as text: <c>States.JsonToString</c>.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The call.</returns>
    public static Expression JsonToString(IntrinsicArgument value) => Call("JsonToString", [value]);

    /// <summary>Draws a whole number: <c>States.MathRandom</c>.</summary>
    /// <param name="start">The least number.</param>
    /// <param name="end">The number above the greatest.</param>
    /// <returns>The call.</returns>
    public static Expression MathRandom(IntrinsicArgument start, IntrinsicArgument end) => Call("MathRandom", [start, end]);

    /// <summary>Adds two whole numbers: <c>States.MathAdd</c>.</summary>
    /// <param name="first">The first number.</param>
    /// <param name="second">The second number.</param>
    /// <returns>The call.</returns>
    public static Expression MathAdd(IntrinsicArgument first, IntrinsicArgument second) => Call("MathAdd", [first, second]);

    /// <summary>Splits a text: <c>States.StringSplit</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="delimiters">The characters to split at.</param>
    /// <returns>The call.</returns>
    public static Expression StringSplit(IntrinsicArgument text, IntrinsicArgument delimiters) => Call("StringSplit", [text, delimiters]);

    /// <summary>Makes a random identifier: <c>States.UUID</c>.</summary>
    /// <returns>The call.</returns>
    public static Expression Uuid() => Call("UUID", []);

    private static Expression Call(string name, ReadOnlySpan<IntrinsicArgument> arguments)
    {
        var texts = new string[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
            texts[i] = arguments[i].ToString();

        return Expression.FromJsonPath($"States.{name}({string.Join(", ", texts)})");
    }
}
