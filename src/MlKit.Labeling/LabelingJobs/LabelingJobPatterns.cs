using System.Text.RegularExpressions;

namespace MlKit.Labeling.LabelingJobs;

/// <summary>Holds the patterns of the request's members.</summary>
/// <remarks>See https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateLabelingJob.html and the pages of its members.</remarks>
internal static partial class LabelingJobPatterns
{
    [GeneratedRegex(@"\A[a-zA-Z0-9](-*[a-zA-Z0-9])*\z")]
    public static partial Regex Name();

    [GeneratedRegex(@"\As3://[^/\s]+/\P{Cc}*[^/\p{Cc}]\z")]
    public static partial Regex S3Object();

    [GeneratedRegex(@"\As3://[^/\s]+(/\P{Cc}*)?\z")]
    public static partial Regex S3Path();

    [GeneratedRegex(@"\Aarn:aws[a-z\-]*:iam::[0-9]{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+\z")]
    public static partial Regex Role();

    [GeneratedRegex(@"\Aarn:aws[a-z\-]*:sagemaker:(?<region>[a-z0-9\-]*):[0-9]{12}:workteam/(?<team>\P{Cc}*)\z")]
    public static partial Regex Workteam();

    [GeneratedRegex(@"\A[\t\n\r -\uD7FF\uE000-\uFFFD]+\z")]
    public static partial Regex Title();

    [GeneratedRegex(@"\A\P{Cc}+\z")]
    public static partial Regex Line();

    [GeneratedRegex(@"\A[A-Za-z0-9]+( [A-Za-z0-9]+)*\z")]
    public static partial Regex Keyword();

    [GeneratedRegex(@"\A[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z")]
    public static partial Regex Tag();
}
