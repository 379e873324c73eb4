using System.Collections.Immutable;

namespace MlKit.Labeling.LabelingJobs;

/// <summary>Represents an AWS region in which Ground Truth has 3D point cloud jobs.</summary>
/// <remarks>In each of them AWS keeps the functions of such jobs in an account of its own. See https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HumanTaskConfig.html.</remarks>
public sealed class LabelingRegion
{
    private LabelingRegion(string name, string functionAccount) => (Name, FunctionAccount) = (name, functionAccount);

    /// <summary>Gets Tokyo, <c>ap-northeast-1</c>.</summary>
    public static LabelingRegion ApNortheast1 { get; } = new("ap-northeast-1", "477331159723");

    /// <summary>Gets Seoul, <c>ap-northeast-2</c>.</summary>
    public static LabelingRegion ApNortheast2 { get; } = new("ap-northeast-2", "845288260483");

    /// <summary>Gets Mumbai, <c>ap-south-1</c>.</summary>
    public static LabelingRegion ApSouth1 { get; } = new("ap-south-1", "565803892007");

    /// <summary>Gets Singapore, <c>ap-southeast-1</c>.</summary>
    public static LabelingRegion ApSoutheast1 { get; } = new("ap-southeast-1", "377565633583");

    /// <summary>Gets Sydney, <c>ap-southeast-2</c>.</summary>
    public static LabelingRegion ApSoutheast2 { get; } = new("ap-southeast-2", "454466003867");

    /// <summary>Gets Canada Central, <c>ca-central-1</c>.</summary>
    public static LabelingRegion CaCentral1 { get; } = new("ca-central-1", "918755190332");

    /// <summary>Gets Frankfurt, <c>eu-central-1</c>.</summary>
    public static LabelingRegion EuCentral1 { get; } = new("eu-central-1", "203001061592");

    /// <summary>Gets Ireland, <c>eu-west-1</c>.</summary>
    public static LabelingRegion EuWest1 { get; } = new("eu-west-1", "568282634449");

    /// <summary>Gets London, <c>eu-west-2</c>.</summary>
    public static LabelingRegion EuWest2 { get; } = new("eu-west-2", "487402164563");

    /// <summary>Gets Northern Virginia, <c>us-east-1</c>.</summary>
    public static LabelingRegion UsEast1 { get; } = new("us-east-1", "432418664414");

    /// <summary>Gets Ohio, <c>us-east-2</c>.</summary>
    public static LabelingRegion UsEast2 { get; } = new("us-east-2", "266458841044");

    /// <summary>Gets Oregon, <c>us-west-2</c>.</summary>
    public static LabelingRegion UsWest2 { get; } = new("us-west-2", "081040173940");

    /// <summary>Gets the regions, by name.</summary>
    public static ImmutableArray<LabelingRegion> All { get; } =
    [
        ApNortheast1, ApNortheast2, ApSouth1, ApSoutheast1, ApSoutheast2, CaCentral1, EuCentral1, EuWest1, EuWest2, UsEast1, UsEast2, UsWest2,
    ];

    /// <summary>Gets the name of the region, such as <c>eu-central-1</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the AWS account that holds the region's pre-annotation and consolidation functions.</summary>
    internal string FunctionAccount { get; }

    /// <summary>Returns the region of a name.</summary>
    /// <param name="name">The name, such as <c>eu-central-1</c>.</param>
    /// <returns>The region.</returns>
    /// <exception cref="ArgumentException">Ground Truth has no 3D point cloud jobs in a region of this name.</exception>
    public static LabelingRegion FromName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return All.FirstOrDefault(region => region.Name == name)
            ?? throw new ArgumentException($"The region must be one with 3D point cloud jobs ({string.Join(", ", All)}), but was '{name}'.", nameof(name));
    }

    /// <summary>Returns the name of the region.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
