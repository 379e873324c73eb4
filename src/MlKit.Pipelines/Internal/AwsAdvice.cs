namespace MlKit.Pipelines.Internal;

/// <summary>What to do about an error of AWS.</summary>
internal static class AwsAdvice
{
    public static bool IsThrottling(string? code) =>
        code is "Throttling" or "ThrottlingException" or "ThrottledException" or "TooManyRequestsException" or "RequestLimitExceeded" or "RequestThrottled" or "KmsThrottlingException";

    /// <summary>Returns a sentence with a space before it, or nothing.</summary>
    public static string For(string operation, string? code)
    {
        if (IsThrottling(code))
            return " Call less often, or ask AWS for a higher quota.";

        return code switch
        {
            "AccessDeniedException" or "AccessDenied" => $" Allow {operation} to the caller in its IAM policy.",
            "UnrecognizedClientException" or "ExpiredTokenException" or "InvalidSignatureException" or "MissingAuthenticationTokenException" => " Renew the credentials of the client.",
            "StateMachineDoesNotExist" or "ExecutionDoesNotExist" => " Check the ARN, and that it is of the client's account and region.",
            "ExecutionAlreadyExists" => " Choose another name: one may be used again only 90 days after its execution.",
            "StateMachineDeleting" => " Wait until it is deleted, then create it again.",
            "ConflictException" => " Someone else changes the state machine at the same time; make a new plan.",
            "InvalidExecutionInput" => " What AWS said is left out, as it repeats the input.",
            _ => "",
        };
    }
}
