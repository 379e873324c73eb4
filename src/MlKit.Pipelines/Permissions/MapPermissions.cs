using MlKit.Pipelines.Maps;

namespace MlKit.Pipelines.Permissions;

/// <summary>What distributed Map states need: https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html.</summary>
internal static class MapPermissions
{
    public static void Add(PermissionCollector collector, MapState state, string machineName)
    {
        if (state.Processor is not { IsDistributed: true })
            return;

        collector.Add("states:StartExecution", collector.Scope.Arn("states", $"stateMachine:{machineName}"), "the iterations are executions of their own, and could not be started");
        collector.Add("states:DescribeExecution", collector.Scope.Arn("states", $"execution:{machineName}:*"), "the iterations could not be followed");
        collector.Add("states:StopExecution", collector.Scope.Arn("states", $"execution:{machineName}:*"), "a stopped execution would leave its iterations running");
        collector.Add("states:RedriveExecution", collector.Scope.Arn("states", $"execution:{machineName}/{state.Label ?? "*"}:*"), "failed iterations could not be redriven");
        if (state.ItemReader is { } reader)
            AddReader(collector, reader);

        if (state.ResultWriter is { Resource: not null } writer)
            AddWriter(collector, writer);
    }

    private static void AddReader(PermissionCollector collector, ItemReader reader)
    {
        var request = reader.Parameters ?? reader.Arguments;
        var bucket = RequestValues.Text(request, "Bucket");
        if (reader.Resource == ItemReader.ListObjects)
            collector.Add("s3:ListBucket", $"arn:{collector.Scope.Partition}:s3:::{bucket ?? "*"}", "the items could not be listed", Prefix(RequestValues.Text(request, "Prefix")));

        if (reader.Resource != ItemReader.ListObjects || reader.ReaderConfig?.Transformation == "LOAD_AND_FLATTEN")
            collector.Add("s3:GetObject", ServicePermissions.ObjectArn(collector.Scope, bucket, RequestValues.Text(request, "Key")), "the items could not be read");
    }

    private static PermissionCondition? Prefix(string? prefix) => prefix is null ? null : new("StringLike", "s3:prefix", $"{prefix}*");

    private static void AddWriter(PermissionCollector collector, ResultWriter writer)
    {
        var request = writer.Parameters ?? writer.Arguments;
        var prefix = RequestValues.Text(request, "Prefix");
        var objects = ServicePermissions.ObjectArn(collector.Scope, RequestValues.Text(request, "Bucket"), prefix is null ? null : $"{prefix.TrimEnd('/')}/*");
        foreach (var action in new[] { "s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload" })
            collector.Add(action, objects, "the results could not be written");
    }
}
