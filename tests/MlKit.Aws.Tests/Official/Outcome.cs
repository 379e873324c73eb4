using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using MlKit.TestKit.Aws;

namespace MlKit.Aws.Tests.Official;

/// <summary>What came of a call, as text: the exception, or all that the response holds.</summary>
internal static partial class Outcome
{
    public static async Task AssertSameAsync(string operation, params FakeAwsResponse[] answers)
    {
        var call = OfficialCall.All[operation];

        var official = await OfAsync(call.Official, operation, answers, TestContext.Current.CancellationToken);
        var standIn = await OfAsync(call.StandIn, operation, answers, TestContext.Current.CancellationToken);

        // Not Assert.Equal, which would show a few letters round the first difference.
        Assert.True(official == standIn, $"The official client: {official}\n\nThe stand-in: {standIn}");
    }

    public static async Task<string> OfAsync(OfficialCall.Call call, string operation, FakeAwsResponse[] answers, CancellationToken cancellationToken)
    {
        await using var aws = await FakeAwsServer.StartAsync(cancellationToken);
        aws.On(operation, answers);
        var text = new StringBuilder();
        try
        {
            Append(text, await call(aws, cancellationToken), indent: 1);
        }
        catch (Exception exception)
        {
            Append(text, exception);
        }
        return text.Append(CultureInfo.InvariantCulture, $"\nafter {aws.Requests.Count} requests").Replace(aws.Url, "http://endpoint").ToString();
    }

    // Where a reader was when it failed is its own matter.
    [GeneratedRegex("(Last Parsed Path|Response Body): .*?, (?=HTTP Status Code)", RegexOptions.Singleline)]
    private static partial Regex WhereOfReader();

    private static void Append(StringBuilder text, Exception exception)
    {
        text.Append(exception.GetType().FullName).Append(": ").Append(exception is AmazonUnmarshallingException ? WhereOfReader().Replace(exception.Message, "") : exception.Message);
        if (exception is AmazonServiceException error)
            text.Append(CultureInfo.InvariantCulture, $"\n{error.ErrorCode} {error.ErrorType} {error.StatusCode} {error.RequestId} {error.Retryable?.Throttling}");
        if (exception is AmazonUnmarshallingException)
            return;
        foreach (var property in exception.GetType().GetProperties().Where(property => property.DeclaringType == exception.GetType()))
            Append(text, property.Name, property.GetValue(exception), indent: 1);
    }

    private static bool IsOfTheModel(object value, string property) =>
        !(property.StartsWith("Is", StringComparison.Ordinal) && property.EndsWith("Set", StringComparison.Ordinal)) && (value is not ResponseMetadata || property != "Metadata");

    private static void Append(StringBuilder text, string name, object? value, int indent) => Append(text.Append('\n').Append(' ', indent).Append(name).Append(": "), value, indent + 1);

    private static void Append(StringBuilder text, object? value, int indent)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string or ConstantClass or ValueType:
                text.Append(CultureInfo.InvariantCulture, $"{(value is DateTime time ? $"{time:O} {time.Kind}" : value)}");
                break;
            case MemoryStream stream:
                text.Append(CultureInfo.InvariantCulture, $"{Convert.ToHexString(stream.ToArray())} at {stream.Position}");
                break;
            case IDictionary map:
                foreach (var key in map.Keys.Cast<string>().Order(StringComparer.Ordinal).Prepend($"map of {map.Count}"))
                    Append(text, key, map[key], indent);
                break;
            case IEnumerable list:
                foreach (var item in list.Cast<object>().Prepend("list"))
                    Append(text, "-", item, indent);
                break;
            default:
                // Without what the official classes know of themselves (IsItemSet), and what is told of the client, which holds its version.
                foreach (var property in value.GetType().GetProperties().Where(property => IsOfTheModel(value, property.Name)).OrderBy(property => property.Name, StringComparer.Ordinal))
                    Append(text, property.Name, property.GetValue(value), indent);
                break;
        }
    }
}
