using System.Globalization;
using System.Text.RegularExpressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Deployment;

/// <summary>Checks what AWS would refuse only after a part had been done: https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html.</summary>
internal static partial class DeploymentRules
{
    private const int MaxNameLength = 80;
    private const int MaxTags = 50;
    private const int MaxTagKeyLength = 128;
    private const int MaxTagValueLength = 256;
    private const int MaxDescriptionLength = 256;

    public static void Check(string name, DeploymentOptions options)
    {
        var problems = Problems(name, options).ToArray();
        if (problems.Length > 0)
            throw new ArgumentException(string.Join('\n', problems), nameof(options));
    }

    private static IEnumerable<string> Problems(string name, DeploymentOptions options)
    {
        if (name.Length > MaxNameLength || !MachineName().IsMatch(name))
            yield return $"Name: must be 1 to 80 letters, digits, hyphens and underscores, but was '{name}'. Give StateMachine.Create such a name.";

        if (!RoleArn().IsMatch(options.RoleArn ?? ""))
            yield return $"RoleArn: must be the ARN of a role, but was '{options.RoleArn}'. Give one like 'arn:aws:iam::123456789012:role/name'.";

        if (options.Logging is { IsOff: false } logging && !(Arn.TryParse(logging.LogGroupArn, out var arn) && arn.Service == "logs"))
            yield return $"Logging.LogGroupArn: must be the ARN of a log group, but was '{logging.LogGroupArn}'. Give one like 'arn:aws:logs:eu-west-1:123456789012:log-group:/aws/vendedlogs/states/name'.";

        if (options.VersionDescription is { Length: > MaxDescriptionLength } description)
            yield return Number($"VersionDescription: must be at most 256 characters long, but was {description.Length}. Shorten it.");

        if (options.Alias is { } alias && !AliasName().IsMatch(alias))
            yield return $"Alias: must be 1 to 80 letters, digits, dots, hyphens and underscores, not digits only, but was '{alias}'. Choose a name like 'live'.";

        if (options.AliasWeight is < 1 or > 100)
            yield return Number($"AliasWeight: must be between 1 and 100, but was {options.AliasWeight}. Give the percentage of executions.");

        foreach (var problem in TagProblems(options.Tags))
            yield return problem;
    }

    private static IEnumerable<string> TagProblems(IReadOnlyDictionary<string, string> tags)
    {
        if (tags.Count > MaxTags)
            yield return Number($"Tags: must be at most 50, but were {tags.Count}. Leave some out.");

        foreach (var (key, value) in tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            if (key.Length is 0 or > MaxTagKeyLength || key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                yield return $"Tags: a key must have 1 to 128 characters and not begin with 'aws:', but was '{key}'. Rename it.";

            if (value.Length > MaxTagValueLength)
                yield return Number($"Tags['{key}']: must be at most 256 characters long, but was {value.Length}. Shorten it.");
        }
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^[A-Za-z0-9_-]+$")]
    private static partial Regex MachineName();

    // https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachineAlias.html
    [GeneratedRegex(@"^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]{1,80}$")]
    private static partial Regex AliasName();

    [GeneratedRegex(@"^arn:aws[a-z\-]*:iam::\d{12}:role/.+$")]
    private static partial Regex RoleArn();
}
