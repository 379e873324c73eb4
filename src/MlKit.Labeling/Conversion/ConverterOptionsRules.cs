using System.Globalization;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.PointClouds;

namespace MlKit.Labeling.Conversion;

/// <summary>Holds the rules that options must follow.</summary>
internal static class ConverterOptionsRules
{
    public static List<LabelingIssue> Check(A2d2ConverterOptions options)
    {
        var issues = new List<LabelingIssue>();
        CheckCameras(options, issues);
        CheckDefined(options, issues);
        CheckDecimals(options, issues);
        if (options.FramesPerSequence is < 1 or > GroundTruthLimits.FramesPerSequence)
            issues.Add(Issue(nameof(options.FramesPerSequence), "must be between 1 and 500", options.FramesPerSequence, "Leave it at 500, Ground Truth's limit, or take less."));
        if (options.Workers < 1)
            issues.Add(Issue(nameof(options.Workers), "must be 1 or more", options.Workers, "Leave it at the number of processors."));
        if (options.MaxFrames < 1)
            issues.Add(Issue(nameof(options.MaxFrames), "must be 1 or more, or null for all", options.MaxFrames.Value, "Set it to null to convert all frames."));
        if (options.MaxTimeDifference < TimeSpan.Zero)
            issues.Add(Issue(nameof(options.MaxTimeDifference), "must not be negative", options.MaxTimeDifference, "Leave it at 20 ms."));
        if (options.Compatibility == ConverterCompatibility.Published)
            CheckPublished(options, issues);
        return issues;
    }

    private static void CheckCameras(A2d2ConverterOptions options, List<LabelingIssue> issues)
    {
        const string Name = nameof(options.Cameras);
        if (options.Cameras.IsDefaultOrEmpty)
            issues.Add(Issue(Name, "must name at least one camera", "none", "Add A2d2Camera.FrontCenter, or the camera whose frames you want."));
        else if (options.Cameras.Distinct().Count() != options.Cameras.Length)
            issues.Add(Issue(Name, "must name each camera once", string.Join(", ", options.Cameras), "Remove the repeated camera."));
        foreach (var camera in options.Cameras.IsDefault ? [] : options.Cameras)
            CheckDefined(Name, camera, issues);
    }

    private static void CheckDecimals(A2d2ConverterOptions options, List<LabelingIssue> issues)
    {
        const string Name = nameof(options.CoordinateDecimals);
        if (options.CoordinateDecimals is not { } decimals)
            return;

        if (decimals is < 0 or > PointFile.MaxDecimals)
            issues.Add(Issue(Name, "must be between 0 and 8, or null for the shortest exact text", decimals, "Set it to 6 for micrometres, or to null."));
        if (options.PointFormat.IsBinary())
            issues.Add(Issue(Name, $"must be null where PointFormat is {options.PointFormat}, whose floats have no decimals", decimals, "Set it to null, or choose a text format."));
    }

    // A number from a configuration file binds to an enum whatever it is, and would be taken for one of its values or another.
    private static void CheckDefined(A2d2ConverterOptions options, List<LabelingIssue> issues)
    {
        CheckDefined(nameof(options.Clouds), options.Clouds, issues);
        CheckDefined(nameof(options.PointFormat), options.PointFormat, issues);
        CheckDefined(nameof(options.Images), options.Images, issues);
        CheckDefined(nameof(options.Timestamps), options.Timestamps, issues);
        CheckDefined(nameof(options.NonFinitePoints), options.NonFinitePoints, issues);
        CheckDefined(nameof(options.BadFrames), options.BadFrames, issues);
        CheckDefined(nameof(options.Compatibility), options.Compatibility, issues);
    }

    private static void CheckDefined<T>(string option, T value, List<LabelingIssue> issues)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            issues.Add(Issue(option, $"must be one of {string.Join(", ", Enum.GetNames<T>())}", value, "Choose one of them."));
    }

    private static void CheckPublished(A2d2ConverterOptions options, List<LabelingIssue> issues)
    {
        const string Fix = "Change it, or set Compatibility to None.";
        if (options.PointFormat != PointFormat.TextXyz)
            issues.Add(Issue(nameof(options.PointFormat), "must be TextXyz, as the published converter writes no other format", options.PointFormat, Fix));
        if (options.CoordinateDecimals is { } decimals)
            issues.Add(Issue(nameof(options.CoordinateDecimals), "must be null, as the published converter writes 18 decimals and an exponent", decimals, Fix));
        if (options.Images != ImageMode.Undistort)
            issues.Add(Issue(nameof(options.Images), "must be Undistort, as the published converter writes no original images", options.Images, Fix));
        if (options.Timestamps != TimestampSource.FrameId)
            issues.Add(Issue(nameof(options.Timestamps), "must be FrameId, as the published converter knows no clock", options.Timestamps, Fix));
        if (!options.Cameras.IsDefaultOrEmpty && options.Cameras is not [A2d2Camera.FrontCenter])
            issues.Add(Issue(nameof(options.Cameras), "must be FrontCenter alone, as the published converter takes no other", string.Join(", ", options.Cameras), Fix));
        if (options.EgoPose is not null)
            issues.Add(Issue(nameof(options.EgoPose), "must be null, as the published converter knows no poses", "a function", Fix));
    }

    private static LabelingIssue Issue(string option, string rule, IFormattable found, string fix) =>
        Issue(option, rule, found.ToString(null, CultureInfo.InvariantCulture), fix);

    private static LabelingIssue Issue(string option, string rule, string found, string fix) =>
        new($"{nameof(A2d2ConverterOptions)}.{option}", rule, found, fix);
}
