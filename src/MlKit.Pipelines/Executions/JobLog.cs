using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Executions;

/// <summary>Reads what the containers of a job write, every line once.</summary>
internal sealed class JobLog(IAmazonCloudWatchLogs client, SageMakerJob job, WatchOptions options)
{
    private readonly string _group = job.LogGroupName!;
    private readonly Dictionary<string, string?> _tokens = [];

    public async Task ReadAsync(Action<string, OutputLogEvent> take, CancellationToken cancellationToken)
    {
        foreach (var stream in await FindStreamsAsync(cancellationToken).ConfigureAwait(false))
            await ReadAsync(stream, take, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Streams appear when instances start to write, so they are looked for every time.</summary>
    private async Task<List<string>> FindStreamsAsync(CancellationToken cancellationToken)
    {
        List<string> streams = [];
        var request = new DescribeLogStreamsRequest { LogGroupName = _group, LogStreamNamePrefix = job.LogStreamPrefix };
        try
        {
            do
            {
                var page = await AwsCall.SendAsync("DescribeLogStreams", _group, client.DescribeLogStreamsAsync, request, cancellationToken).ConfigureAwait(false);
                streams.AddRange((page.LogStreams ?? []).Select(stream => stream.LogStreamName));
                request.NextToken = page.NextToken;
            }
            while (request.NextToken is not null);
        }
        catch (PipelineServiceException e) when (e.HasCode("ResourceNotFound"))
        {
            // The group comes with the first line of the first job of an account.
        }

        return streams;
    }

    /// <summary>The end of a stream gives back the token that led to it: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html.</summary>
    private async Task ReadAsync(string stream, Action<string, OutputLogEvent> take, CancellationToken cancellationToken)
    {
        while (true)
        {
            var token = _tokens.GetValueOrDefault(stream);
            var request = new GetLogEventsRequest { LogGroupName = _group, LogStreamName = stream, NextToken = token, StartFromHead = token is not null };
            if (token is null)
            {
                request.Limit = options.LogTailLines;
                request.StartTime = options.LogsAfter?.UtcDateTime.AddMilliseconds(1);
            }

            var page = await AwsCall.SendAsync("GetLogEvents", stream, client.GetLogEventsAsync, request, cancellationToken).ConfigureAwait(false);
            foreach (var line in page.Events ?? [])
                take(stream, line);

            _tokens[stream] = page.NextForwardToken;
            if (page.NextForwardToken is null || page.NextForwardToken == token)
                return;
        }
    }
}
