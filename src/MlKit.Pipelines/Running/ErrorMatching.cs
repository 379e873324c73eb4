using System.Collections.Immutable;
using MlKit.Pipelines.Retries;

namespace MlKit.Pipelines.Running;

/// <summary>Decides whether <c>ErrorEquals</c> names an error: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-error-representation.</summary>
internal static class ErrorMatching
{
    public static bool Matches(ImmutableArray<string> names, StateFailureException failure)
    {
        if (failure.Error == ErrorNames.Runtime || names.IsDefault)
            return false;

        foreach (var name in names)
        {
            if (Matches(name, failure))
                return true;
        }

        return false;
    }

    public static Catcher? FindCatcher(ImmutableArray<Catcher> catchers, StateFailureException failure) =>
        catchers.IsDefaultOrEmpty ? null : catchers.FirstOrDefault(catcher => Matches(catcher.ErrorEquals, failure));

    private static bool Matches(string name, StateFailureException failure) => name switch
    {
        // AWS's documentation excepts States.DataLimitExceeded, AWS does not.
        ErrorNames.All => true,
        ErrorNames.TaskFailed => failure.Error is not (null or ErrorNames.Timeout),
        ErrorNames.HeartbeatTimeout => failure.IsHeartbeatTimeout || failure.Error == name,
        _ => failure.Error == name,
    };
}
