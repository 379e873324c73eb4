namespace MlKit.Labeling.GroundTruth;

/// <summary>Finds the yaw convention of a job, and takes angles from and to it.</summary>
public static class YawConventionExtensions
{
    private static readonly DateTimeOffset Change = new(2022, 9, 2, 19, 2, 17, TimeSpan.Zero);

    /// <summary>Returns the convention of a job's output.</summary>
    /// <param name="creationDate">When the labels were made: <c>creation-date</c>.</param>
    /// <returns>The convention.</returns>
    public static YawConvention ToYawConvention(this DateTimeOffset creationDate) => creationDate < Change ? YawConvention.Clockwise : YawConvention.RightHanded;

    /// <summary>Converts a yaw of a file to a right-handed one, or back: both are the same step.</summary>
    /// <param name="convention">The convention of the file.</param>
    /// <param name="yaw">The angle in rad.</param>
    /// <returns>The angle in rad. It is not wrapped, as Ground Truth's is not.</returns>
    public static double Convert(this YawConvention convention, double yaw) => convention == YawConvention.Clockwise ? Math.PI - yaw : yaw;
}
