using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Executions;

/// <summary>Reads the history of an execution, every event once and in order.</summary>
/// <remarks>
/// What is there at first is read from its beginning, page by page. From then on the newest events are read backwards down to the last one known:
/// that costs one call for each look, however long the history is, and needs no token, which AWS lets expire.
/// </remarks>
internal sealed class HistoryReader(IAmazonStepFunctions client, string executionArn)
{
    // The most a page can have, and what one look will hardly exceed.
    // https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html
    private const int PageSize = 1000;
    private const int LookSize = 100;

    private string? _token;
    private bool _isCaughtUp;

    public long LastEventId { get; private set; }

    /// <summary>Reads on.</summary>
    /// <returns>The new events, and whether there are more of them already.</returns>
    public async Task<(IReadOnlyList<HistoryEvent> Entries, bool HasMore)> ReadAsync(CancellationToken cancellationToken)
    {
        var entries = _isCaughtUp ? await ReadNewestAsync(cancellationToken).ConfigureAwait(false) : await ReadPageAsync(cancellationToken).ConfigureAwait(false);
        if (entries is [.., { Id: { } last }])
            LastEventId = last;

        return (entries, !_isCaughtUp);
    }

    private async Task<List<HistoryEvent>> ReadPageAsync(CancellationToken cancellationToken)
    {
        var page = await SendAsync(new GetExecutionHistoryRequest { ExecutionArn = executionArn, MaxResults = PageSize, NextToken = _token }, cancellationToken).ConfigureAwait(false);
        _token = page.NextToken;
        _isCaughtUp = _token is null;
        return page.Events ?? [];
    }

    private async Task<List<HistoryEvent>> ReadNewestAsync(CancellationToken cancellationToken)
    {
        List<HistoryEvent> entries = [];
        string? token = null;
        do
        {
            var page = await SendAsync(new GetExecutionHistoryRequest { ExecutionArn = executionArn, MaxResults = LookSize, ReverseOrder = true, NextToken = token }, cancellationToken).ConfigureAwait(false);
            var added = (page.Events ?? []).TakeWhile(entry => entry.Id > LastEventId).ToArray();
            entries.AddRange(added);
            token = added.Length < (page.Events?.Count ?? 0) ? null : page.NextToken;
        }
        while (token is not null);

        entries.Reverse();
        return entries;
    }

    private Task<GetExecutionHistoryResponse> SendAsync(GetExecutionHistoryRequest request, CancellationToken cancellationToken) =>
        AwsCall.SendAsync("GetExecutionHistory", executionArn, client.GetExecutionHistoryAsync, request, cancellationToken);
}
