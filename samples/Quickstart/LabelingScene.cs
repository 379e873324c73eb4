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

    /// <returns>Whether the labeling input is ready for upload.</returns>
    public static async Task<bool> RunAsync(QuickstartArguments arguments, CancellationToken cancellationToken)
    {
        var dataset = A2d2Dataset.Open(arguments.Source ?? MakeScene(arguments, cancellationToken));
        var scenes = ScenesOf(dataset);
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

        var adjustment = AdjustmentScene.Write(scenes, options.Cameras[0], target, report.SequenceManifest);
        var check = await InputCheck.RunAsync(target, cancellationToken);
        Print(check);

        Console.WriteLine();
        Console.WriteLine($"Labeling input  {target.Folder}");
        Console.WriteLine($"  tracking job  {report.SequenceManifest}");
        Console.WriteLine($"  frame jobs    {report.FrameManifest}");
        Console.WriteLine("Pictures to check it by");
        foreach (var picture in ReviewPictures.Draw(scenes[0].Frames(options.Cameras[0]).First(), options, target))
            Console.WriteLine($"  {picture}");
        if (adjustment is not null)
            AdjustmentScene.Adjust(adjustment, target);
        Console.WriteLine();
        Console.WriteLine($"Paths inside the files begin with {target.S3Prefix}: give ConversionTarget your own prefix, then sync the folder to it.");
        return check.IsReady;
    }

    /// <summary>Returns the scenes; of one that lies in several subsets, that of the bounding box subset.</summary>
    private static List<A2d2Scene> ScenesOf(A2d2Dataset dataset)
    {
        var scenes = new List<A2d2Scene>();
        foreach (var twins in dataset.Scenes.GroupBy(scene => scene.Name))
        {
            scenes.Add(twins.OrderByDescending(scene => scene.Folder.Contains("bboxes", StringComparison.Ordinal)).First());
            if (twins.Count() > 1)
                Console.WriteLine($"{twins.Key} lies in {twins.Count()} subsets; taking {scenes[^1].Folder}");
        }

        return scenes;
    }

    /// <summary>
    /// Returns the first camera, and those most of whose images were taken at the times of its images. A2D2's semantic subset has up to six cameras, but their
    /// images were picked at different times.
    /// </summary>
    private static List<A2d2Camera> CamerasTakenTogether(List<A2d2Scene> scenes)
    {
        var present = scenes.SelectMany(scene => scene.Cameras).Distinct().Order().ToList();
        var common = present.Where(camera => scenes[0].Calibration.Cameras.ContainsKey(camera) && scenes.All(scene => scene.Frames(camera).Any())).ToList();
        foreach (var camera in present.Except(common))
            Console.WriteLine($"Leaving {camera.ToKey()} out: it is not calibrated, or a scene has no frames of it");
        if (common.Count == 0)
        {
            throw new LabelingDataException(new LabelingIssue(
                string.Join(", ", scenes.Select(scene => scene.Folder)), "must have frames of one calibrated camera in common", "none", "Give a folder whose scenes have a camera in common."));
        }

        var taken = new List<A2d2Camera> { common[0] };
        foreach (var camera in common.Skip(1))
        {
            var (together, all) = CountTogether(scenes, common[0], camera);
            if (2 * together >= all)
                taken.Add(camera);
            else
                Console.WriteLine($"Leaving {camera.ToKey()} out: {together} of {all} images of {common[0].ToKey()} have one of it within 20 ms");
        }

        return taken;
    }

    private static (int Together, int All) CountTogether(List<A2d2Scene> scenes, A2d2Camera first, A2d2Camera other)
    {
        var (together, all) = (0, 0);
        foreach (var scene in scenes)
        {
            var others = Times(scene, other).Order().ToList();
            foreach (var time in Times(scene, first))
            {
                var next = others.BinarySearch(time) is var found && found < 0 ? ~found : found;
                var isNear = (next < others.Count && others[next] - time <= 20_000) || (next > 0 && time - others[next - 1] <= 20_000);
                (together, all) = (together + (isNear ? 1 : 0), all + 1);
            }
        }

        return (together, all);
    }

    /// <summary>Returns the times of a camera's images; what is wrong with others is told by the conversion.</summary>
    private static IEnumerable<long> Times(A2d2Scene scene, A2d2Camera camera)
    {
        foreach (var frame in scene.Frames(camera))
        {
            long time;
            try
            {
                time = frame.LoadImageInfo().Timestamp;
            }
            catch (Exception exception) when (exception is LabelingDataException or IOException)
            {
                continue;
            }

            yield return time;
        }
    }

    private static string MakeScene(QuickstartArguments arguments, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(arguments.Output))!, "a2d2");
        Console.WriteLine($"Making a synthetic A2D2 scene in {folder}");
        SyntheticScene.Write(folder, cancellationToken: cancellationToken);
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
            var error = camera.PixelError is { } px ? FormattableString.Invariant($", the median within {px:0.0e+0} px of A2D2's own row and col") : "";
            Console.WriteLine(FormattableString.Invariant($"  {camera.Camera,-13} {100 * camera.ShareInside:0.0} % of its points project into the image{error}"));
        }

        foreach (var issue in report.Issues)
            Console.WriteLine($"  {issue.Severity}: {issue}");
    }

    private static void Print(InputCheckReport check)
    {
        Console.WriteLine($"Checked {Count(check.Frames, "frame")} as Ground Truth will read them: {(check.IsReady ? "ready to upload" : "not ready to upload")}");
        foreach (var issue in check.Issues)
            Console.WriteLine($"  {issue.Severity}: {issue}");
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : FormattableString.Invariant($"{count} {noun}s");
}
