// Published with native AOT by CI: the packages claim to be compatible, and this program holds them to it.
using Amazon.Runtime;
using Amazon.SageMaker;
using MlKit.Labeling;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelingJobs;
using MlKit.Labeling.ScaleOut;
using MlKit.Pipelines;
using MlKit.Pipelines.Diagrams;
using MlKit.Pipelines.ProcessingJobs;

var dataset = A2d2Dataset.Open(args[0]);
var target = new ConversionTarget(args[1], "s3://bucket/prefix/");

var report = await A2d2Converter.ConvertAsync(dataset.Scenes.ToList(), target);
var check = await InputCheck.RunAsync(target);

var processing = ProcessingJob.Create("job").WithJobName("job-1").WithImage("image").WithRole("arn:aws:iam::111111111111:role/r");
var machine = StateMachine.Create("smoke").Then(processing.AsState()).Build();
var isSame = StateMachine.Parse(machine.ToJson()).ToJson() == machine.ToJson() && machine.ToExecutionPolicy().Permissions.Length > 0 && machine.ToSvg().Length > 0 && processing.ToRequest().ProcessingJobName == "job-1";

// The same once more as a job of one instance would, in its container's folders; beside the labeling input, whose check reads every manifest in it.
var beside = Path.TrimEndingDirectorySeparator(args[1]) + "-sharded";
var sharded = new ShardedConversion(new(args[0], "s3://bucket/a2d2/"), new(Path.Combine(beside, "work"), "s3://bucket/work/"), target);
var optMl = Path.Combine(beside, "opt-ml");
if (Directory.Exists(optMl))
    Directory.Delete(optMl, recursive: true);
var inputs = Directory.CreateDirectory(Path.Combine(optMl, "processing", "input")).FullName;
Directory.CreateSymbolicLink(Path.Combine(inputs, "data"), Path.GetFullPath(args[0]));
Directory.CreateSymbolicLink(Path.Combine(inputs, "shards"), Path.Combine(sharded.Work.Folder, "shards"));
Directory.CreateSymbolicLink(Path.Combine(inputs, "results"), Path.Combine(inputs, "..", "output", "results"));
await sharded.SplitAsync(dataset.Scenes.ToList(), shards: 2);
await ShardWorker.ConvertAsync(optMl);
var merged = await ShardWorker.MergeAsync(optMl);
isSame &= merged.Frames == report.Frames && merged.Points == report.Points && StateMachine.Parse(sharded.ToStateMachine("sharded", processing, 1).ToJson()).Validate().IsEmpty;

var isRun = await LocalRun.SucceedsAsync(machine, Path.Combine(args[1], "buckets"));

Console.WriteLine($"{report.Frames} frames, ready: {check.IsReady}, workflow: {isSame}, run: {isRun}");

var labeling = new LabelingJob
{
    Name = "drive-42",
    Region = LabelingRegion.EuCentral1,
    Task = LabelingTask.ObjectTracking,
    RoleArn = "arn:aws:iam::123456789012:role/GroundTruth",
    WorkteamArn = "arn:aws:sagemaker:eu-central-1:123456789012:workteam/private-crowd/drivers",
    ManifestS3Uri = "s3://bucket/prefix/manifests/object-tracking.manifest",
    S3OutputPath = "s3://bucket/labels/",
    LabelCategoryConfigS3Uri = "s3://bucket/prefix/label-categories.json",
    TaskTitle = "Draw boxes",
    TaskDescription = "Draw a box around every vehicle.",
};
// Nobody listens: the request is written and signed, and must fail for that reason only.
using var client = new AmazonSageMakerClient(new BasicAWSCredentials("AKIDEXAMPLE", "SECRET"), new AmazonSageMakerConfig { ServiceURL = "http://127.0.0.1:9", AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0 });
try
{
    await client.CreateLabelingJobAsync(labeling.ToRequest());
    return 1;
}
catch (HttpRequestException)
{
    return check.IsReady && isSame && isRun ? 0 : 1;
}
