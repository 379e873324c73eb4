using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using MlKit.Pipelines.Internal;
using MlKit.Pipelines.Retries;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Running;

/// <summary>One call of a handler.</summary>
internal sealed class TaskAttempt(TaskState state, Visit visit, TaskRequest request, ITaskHandler handler, Callback? callback, TaskEvents events)
{
    private readonly TaskResource _resource = TaskResource.Parse(state.Resource);
    private readonly Lock _lock = new();
    private TaskCall? _call;
    private bool _isSubmitted;
    private bool _isOver;

    /// <summary>Gets whether the result comes with a token: from a callback, or from the worker of an activity.</summary>
    private bool WaitsForAnswer => _resource.WaitsForToken || handler is ActivityQueue;

    public async ValueTask<JsonElement> RunAsync()
    {
        using var deadline = new TaskDeadline(visit.Flow.Run.Options.TimeProvider, request.TimeoutSeconds, request.HeartbeatSeconds, visit.Flow.CancellationToken);
        if (callback is not null)
            callback.OnHeartbeat = deadline.Beat;

        try
        {
            // An activity starts when a worker takes it.
            if (handler is not ActivityQueue)
                events.Started();

            var result = await CallAsync(deadline).ConfigureAwait(false);
            return await AnswerAsync(result, deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsOver && !visit.Flow.CancellationToken.IsCancellationRequested)
        {
            throw new StateFailureException(ErrorNames.Timeout, null) { IsHeartbeatTimeout = deadline.IsHeartbeat };
        }
        finally
        {
            End();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a handler throws fails the task, as at AWS whatever a function throws.")]
    private async ValueTask<JsonElement> CallAsync(TaskDeadline deadline)
    {
        try
        {
            var pending = handler.RunAsync(_call = NewCall(deadline), deadline.Token);
            var result = pending.IsCompletedSuccessfully ? pending.Result : await WaitAsync(pending.AsTask(), deadline.Token).ConfigureAwait(false);
            // What a handler returns may lie in a document it frees.
            return result.ValueKind == JsonValueKind.Undefined ? JsonValues.Null : result.Clone();
        }
        catch (TaskFailedException e) when (!deadline.Token.IsCancellationRequested)
        {
            throw new StateFailureException(e.Error, e.Cause) { Thrown = e };
        }
        catch (Exception e) when (deadline.Token.IsCancellationRequested && e is not OperationCanceledException)
        {
            throw new OperationCanceledException("The task was stopped.", e, deadline.Token);
        }
        catch (Exception e) when (e is not StateFailureException && !deadline.Token.IsCancellationRequested)
        {
            throw new StateFailureException(e.GetType().Name, Describe(e)) { Thrown = e };
        }
    }

    /// <summary>Waits for a handler; one that is stopped is given time to end, so that nothing is left running.</summary>
    private async Task<JsonElement> WaitAsync(Task<JsonElement> running, CancellationToken cancellationToken)
    {
        try
        {
            return await running.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!running.IsCompleted)
        {
            var options = visit.Flow.Run.Options;
            await ((Task)running).WaitAsync(options.HandlerGracePeriod, options.TimeProvider, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!running.IsCompleted)
                Log.HandlerGivenUp(options.Logger, visit.Flow.Run.Arn, state.Name, options.HandlerGracePeriod);

            throw;
        }
    }

    private TaskCall NewCall(TaskDeadline deadline) => new(visit.Flow.Run, state.Resource!, request.Input, new TaskSignals(deadline.Beat, Submit, Take))
    {
        StateName = state.Name,
        RetryCount = visit.RetryCount,
        TaskToken = WaitsForAnswer ? callback!.Token : null,
        Timeout = request.TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        RoleArn = request.RoleArn,
        Skipped = visit.Flow.Skipped,
    };

    /// <summary>Waits for the answer to the token, where the task has one.</summary>
    private async ValueTask<JsonElement> AnswerAsync(JsonElement result, TaskDeadline deadline)
    {
        if (!WaitsForAnswer)
        {
            if (_resource.WaitsForJob)
                Submit(null);

            return result;
        }

        if (_resource.WaitsForToken)
            Submit(result);

        try
        {
            return await callback!.Answer.WaitAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (TaskFailedException e)
        {
            throw new StateFailureException(e.Error, e.Cause);
        }
    }

    private void Submit(JsonElement response) => Submit((JsonElement?)response);

    private void Submit(JsonElement? response)
    {
        lock (_lock)
        {
            if (_isSubmitted || _isOver)
                return;

            _isSubmitted = true;
            events.Submitted(response);
        }
    }

    private void Take(string? workerName)
    {
        lock (_lock)
        {
            if (!_isOver)
                events.Started(workerName);
        }
    }

    /// <summary>From now on nothing is recorded, whatever a handler that was given up reports.</summary>
    private void End()
    {
        lock (_lock)
            _isOver = true;

        if (_call is not null)
            visit.Flow.SkipTo(_call.Skipped);
    }

    /// <summary>Makes the cause a function of this language would give, without the stack of this process.</summary>
    private static string Describe(Exception e) => JsonText.Write(
        json =>
        {
            json.WriteStartObject();
            json.WriteString("errorType", e.GetType().Name);
            json.WriteString("errorMessage", e.Message);
            json.WriteEndObject();
        },
        indented: false);
}
