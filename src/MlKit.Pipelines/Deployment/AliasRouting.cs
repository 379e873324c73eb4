using System.Collections.Immutable;
using System.Globalization;
using Amazon.StepFunctions.Model;

namespace MlKit.Pipelines.Deployment;

/// <summary>Which versions an alias leads to, at most two, and how many percent of the executions to each.</summary>
/// <param name="Routes">The ARN of each version, <see langword="null"/> for the one that is to be published, and its weight.</param>
internal sealed record AliasRouting(ImmutableArray<(string? VersionArn, int Weight)> Routes)
{
    public static AliasRouting From(IEnumerable<RoutingConfigurationListItem>? items) => new([.. (items ?? []).Select(item => ((string?)item.StateMachineVersionArn, item.Weight ?? 0)).Where(route => route.Item2 > 0)]);

    /// <summary>Gives a version its share and leaves the rest to the one that had most.</summary>
    public static AliasRouting To(string? versionArn, int weight, AliasRouting? current)
    {
        var others = current?.Routes.Where(route => route.VersionArn != versionArn).OrderByDescending(route => route.Weight).ToArray() ?? [];
        return weight == 100 || others.Length == 0 ? new([(versionArn, 100)]) : new([(versionArn, weight), (others[0].VersionArn, 100 - weight)]);
    }

    public bool Equals(AliasRouting? other) => other is not null && Routes.ToHashSet().SetEquals(other.Routes);

    public override int GetHashCode() => Routes.Length;

    public List<RoutingConfigurationListItem> ToItems(string newVersionArn) =>
        [.. Routes.Select(route => new RoutingConfigurationListItem { StateMachineVersionArn = route.VersionArn ?? newVersionArn, Weight = route.Weight })];

    public override string ToString() => string.Join(", ", Routes.Select(route => string.Create(CultureInfo.InvariantCulture, $"{VersionName(route.VersionArn)} at {route.Weight} %")));

    private static string VersionName(string? arn) => arn is null ? "the new version" : $"version {arn[(arn.LastIndexOf(':') + 1)..]}";
}
