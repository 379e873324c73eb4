using MlKit.Labeling;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Conversion;
using Quickstart.Synthetic;

namespace Quickstart;

/// <summary>A lidar and camera scene becomes the input of a 3D labeling job.</summary>
internal static class LabelingScene
{
    private const string S3Prefix = "s3://amzn-s3-demo-bucket/labeling-input/";

    public static async Task RunAsync(QuickstartArguments arguments, CancellationToken cancellationToken)
    {
        var dataset = A2d2Dataset.Open(arguments.Source ?? MakeScene(arguments));
        var scenes = dataset.Scenes.ToList();
        var target = new ConversionTarget(arguments.Output, S3Prefix);
        var options = new A2d2ConverterOptions
        {
            Cameras = [.. CamerasTakenTogether(scenes)],
            Images = arguments.Images,
            MaxFrames = arguments.Frames,
            Workers = arguments.Workers,
            Progress = new ConsoleProgress(),
        };

        Console.WriteLine($"Converting {Count(scenes.Count, "scene")}, cameras {string.Join(", ", options.Cameras.Select(camera => camera.ToKey()))}");
        var report = await A2d2Converter.ConvertAsync(scenes, target, options, cancellationToken);
        Print(report);

        var check = await InputCheck.RunAsync(target, cancellationToken);
        Print(check);

        var pictures = ReviewPictures.Draw(scenes[0].Frames(options.Cameras[0]).First(), options, target);
        Console.WriteLine();
        Console.WriteLine($"Labeling input  {target.Folder}");
        Console.WriteLine($"  tracking job  {report.SequenceManifest}");
        Console.WriteLine($"  frame jobs    {report.FrameManifest}");
        Console.WriteLine("Pictures to check it by");
        foreach (var picture in pictures)
            Console.WriteLine($"  {picture}");
        Console.WriteLine($"Paths inside the files begin with {target.S3Prefix}: give ConversionTarget your own prefix, then sync the folder to it.");
    }

    /// <summary>
    /// Returns the cameras whose images go together: those that every scene has and whose first image was taken at the time of the first camera's.
    /// A2D2's semantic subset has up to six cameras, but their images were picked at different times.
    /// </summary>
    private static IEnumerable<A2d2Camera> CamerasTakenTogether(List<A2d2Scene> scenes)
    {
        var common = scenes.Select(scene => scene.Cameras).Aggregate((left, right) => left.Intersect(right))
            .Where(camera => scenes[0].Calibration.Cameras.ContainsKey(camera) && scenes.All(scene => scene.Frames(camera).Any()))
            .ToList();
        return common.Count > 0
            ? common.Where(camera => scenes.All(scene => Math.Abs(FirstTime(scene, camera) - FirstTime(scene, common[0])) <= 20_000))
            : throw new LabelingDataException(new LabelingIssue(
                scenes[0].Folder, "must have frames of a calibrated camera, as every other scene", "none", "Give a folder whose scenes have a camera in common."));
    }

    private static long FirstTime(A2d2Scene scene, A2d2Camera camera) => scene.Frames(camera).First().LoadImageInfo().Timestamp;

    private static string MakeScene(QuickstartArguments arguments)
    {
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(arguments.Output))!, "a2d2");
        Console.WriteLine($"Making a synthetic A2D2 scene in {folder}");
        SyntheticScene.Write(folder);
        return folder;
    }

    private static void Print(ConversionReport report)
    {
        var seconds = report.Duration.TotalSeconds;
        var reused = report.ReusedFrames == 0 ? "" : $", {report.ReusedFrames} of them kept from an earlier run";
        Console.WriteLine(FormattableString.Invariant(
            $"Converted {Count(report.Frames, "frame")} with {report.Points:N0} points in {seconds:0.00} s ({report.Frames / seconds:0.0} frames/s){reused}"));
        foreach (var camera in report.Cameras)
        {
            var error = camera.PixelError is { } px ? FormattableString.Invariant($", within {px:0.0e+0} px of A2D2's own row and col") : "";
            Console.WriteLine(FormattableString.Invariant($"  {camera.Camera,-13} {100 * camera.ShareInside:0.0} % of its points project into the image{error}"));
        }

        foreach (var issue in report.Issues)
            Console.WriteLine($"  {issue.Severity}: {issue}");
    }

    private static void Print(InputCheckReport check)
    {
        Console.WriteLine(check.Issues.IsEmpty
            ? $"Checked {Count(check.Frames, "frame")} as Ground Truth will read them: ready to upload"
            : $"Checked {Count(check.Frames, "frame")} as Ground Truth will read them: {Count(check.Issues.Length, "problem")}");
        foreach (var issue in check.Issues)
            Console.WriteLine($"  {issue.Severity}: {issue}");
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : FormattableString.Invariant($"{count} {noun}s");
}
