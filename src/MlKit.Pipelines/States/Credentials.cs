using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.States;

/// <summary>The role a task is called as: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html.</summary>
public sealed record Credentials
{
    private const string RoleField = "RoleArn";

    /// <summary>Makes credentials.</summary>
    /// <param name="roleArn">The role's ARN.</param>
    /// <exception cref="ArgumentNullException">The role is <see langword="null"/>.</exception>
    public Credentials(ValueOf<string> roleArn)
    {
        ArgumentNullException.ThrowIfNull(roleArn);
        RoleArn = roleArn;
    }

    private Credentials()
    {
    }

    /// <summary>Gets the role's ARN.</summary>
    /// <value>It is <see langword="null"/> only in a definition that was read without one.</value>
    public ValueOf<string>? RoleArn { get; init; }

    /// <summary>Gets the fields no property has.</summary>
    /// <value>The default is none.</value>
    public ExtraFields Extra { get; init; } = ExtraFields.Empty;

    // Credentials are a payload template: the role's twin is RoleArn.$, not RoleArnPath.
    internal static Credentials Read(ObjectReader reader)
    {
        var path = reader.Language == QueryLanguage.JsonPath ? reader.TakeString(RoleField + PayloadMember.ExpressionSuffix) : null;
        return new Credentials
        {
            RoleArn = path is not null ? Expression.FromJsonPath(path) : reader.TakeStringOrExpression(RoleField),
            Extra = reader.Rest(),
        };
    }

    internal static void Write(Credentials credentials, ObjectWriter writer)
    {
        if (credentials.RoleArn is { Expression: { Kind: not ExpressionKind.Jsonata } path })
            writer.Write(RoleField + PayloadMember.ExpressionSuffix, path.Source);
        else
            writer.Write(RoleField, credentials.RoleArn);

        writer.Write(credentials.Extra);
    }
}
