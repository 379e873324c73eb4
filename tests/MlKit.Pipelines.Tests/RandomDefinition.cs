using System.Text.Json;
using CsCheck;

namespace MlKit.Pipelines.Tests;

/// <summary>Makes JSON objects out of the language's own words, most of them wrong as definitions.</summary>
internal static class RandomDefinition
{
    private static readonly string[] Names =
    [
        "StartAt", "States", "Comment", "Version", "TimeoutSeconds", "TimeoutSecondsPath", "QueryLanguage", "Type", "Next", "End", "InputPath", "OutputPath", "ResultPath", "Parameters", "Result", "ResultSelector",
        "Arguments", "Output", "Assign", "Retry", "Catch", "ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy", "Resource", "Credentials", "RoleArn", "RoleArn.$",
        "HeartbeatSeconds", "HeartbeatSecondsPath", "Seconds", "SecondsPath", "Timestamp", "TimestampPath", "Error", "ErrorPath", "Cause", "CausePath", "Choices", "Default", "Variable", "And", "Or", "Not", "Condition",
        "ConditionPath", "StringEquals", "StringEqualsPath", "NumericLessThan", "IsPresent", "IsPresentPath", "Branches", "ItemProcessor", "Iterator", "ProcessorConfig", "Mode", "ExecutionType", "Items", "ItemsPath",
        "ItemReader", "ReaderConfig", "MaxItems", "MaxItemsPath", "CSVHeaders", "ItemSelector", "ItemBatcher", "MaxItemsPerBatch", "ResultWriter", "WriterConfig", "MaxConcurrency", "MaxConcurrencyPath",
        "ToleratedFailureCount", "ToleratedFailurePercentage", "Label", "A", "B", "a.$", "x", "ProcessingJobName", "ProcessingInputs", "AppSpecification",
    ];

    private static readonly string[] Texts =
    [
        "Task", "Pass", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map", "JSONPath", "JSONata", "A", "B", "", "$", "$.a", "$.a[*]", "$$.Task.Token", "$x", "$[", "States.UUID()", "States.Format('{}', $.a)", "States.Nope(",
        "{% $states.input %}", "{% $x + %}", "{%%}", "{% $states.result.a[0] ~> $map(function($i){$i}) %}", "States.ALL", "States.Runtime", "FULL", "DISTRIBUTED", "arn:aws:states:::sagemaker:createProcessingJob.sync",
        "arn:aws:states:::lambda:invoke", "arn:aws:states:::aws-sdk:s3:getObject", "arn:aws:states:::s3:listObjectsV2", "arn:aws:states:::sns:publish.waitForTaskToken", "2026-01-01T00:00:00Z", "\u0001", "ä\ud83d\ude00",
    ];

    private static readonly Gen<string> Scalar = Gen.OneOf(
        OneOf(Texts).Select(text => JsonSerializer.Serialize(text)), OneOf("0", "1", "-1", "1.5", "300", "1e30", "99999999999999999999", "true", "false", "null"), Gen.String[0, 5].Select(Whole).Select(text => JsonSerializer.Serialize(text)));

    public static Gen<string> Json { get; } = Object(5);

    private static Gen<string> Value(int depth) => depth == 0
        ? Scalar
        : Gen.Frequency((4, Scalar), (5, Object(depth - 1)), (2, Value(depth - 1).List[0, 3].Select(items => $"[{string.Join(',', items)}]")));

    private static Gen<string> Object(int depth) => Gen.Select(OneOf(Names), Value(depth)).List[0, 7]
        .Select(fields => $"{{{string.Join(',', fields.DistinctBy(field => field.Item1).Select(field => $"{JsonSerializer.Serialize(field.Item1)}:{field.Item2}"))}}}");

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Whole(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));
}
