// Restored from packages, as users restore them; eng/check-packages.sh builds and runs it. It fails to compile where a package names the wrong dependency or hides a type.
using System.Text.Json;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using MlKit.Labeling.GroundTruth;
using MlKit.Labeling.LabelingJobs;
using MlKit.Pipelines;
using MlKit.Pipelines.Running;
using MlKit.Pipelines.States;

var job = new LabelingJob
{
    Name = "drive-42",
    Region = LabelingRegion.EuCentral1,
    Task = LabelingTask.ObjectTracking,
    RoleArn = "arn:aws:iam::123456789012:role/GroundTruth",
    WorkteamArn = "arn:aws:sagemaker:eu-central-1:123456789012:workteam/private-crowd/drivers",
    ManifestS3Uri = "s3://bucket/manifests/input.manifest",
    S3OutputPath = "s3://bucket/labels/",
    LabelCategoryConfigS3Uri = "s3://bucket/label-categories.json",
    TaskTitle = "Draw boxes",
    TaskDescription = "Draw a box around every vehicle.",
};
CreateLabelingJobRequest request = job.ToRequest();
using IAmazonSageMaker client = new AmazonSageMakerClient(new AnonymousAWSCredentials(), new AmazonSageMakerConfig { RegionEndpoint = Amazon.RegionEndpoint.EUCentral1 });

StateMachine machine = StateMachine.Create("smoke").Then(PassState.Create("only") with { Result = JsonElement.Parse("""{"done":true}""") }).Build();
await using var runner = new LocalRunner();
ExecutionResult result = await runner.RunAsync(machine);

Console.WriteLine($"{result.Status} {result.Output}");
Console.WriteLine($"{request.LabelAttributeName} {client.DetermineServiceOperationEndpoint(request).URL}");
