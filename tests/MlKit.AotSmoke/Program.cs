// Published with native AOT by CI: the packages claim to be compatible, and this program holds them to it.
using Amazon.Runtime;
using Amazon.SageMaker;
using MlKit.Labeling;
using MlKit.Labeling.A2d2;
using MlKit.Labeling.Checks;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelingJobs;
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
