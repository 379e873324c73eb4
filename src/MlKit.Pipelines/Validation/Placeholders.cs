namespace MlKit.Pipelines.Validation;

/// <summary>Knows the <c>${Name}</c> that CloudFormation replaces before AWS sees the definition.</summary>
internal static class Placeholders
{
    public static bool AreIn(string text) => text.IndexOf("${", StringComparison.Ordinal) is var start and >= 0 && text.IndexOf('}', start) > 0;
}
