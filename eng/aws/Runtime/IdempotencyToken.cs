namespace MlKit.AwsSdk;

/// <summary>Made up by the client, so that a request that is sent again does its work once.</summary>
internal static class IdempotencyToken
{
    public static string Create() => Guid.NewGuid().ToString();
}
