using System.Text.Json.Nodes;
using MlKit.Pipelines;
using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Deployment;
using MlKit.Pipelines.Diagrams;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.Permissions;
using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.Retries;
using MlKit.Pipelines.SageMaker;
using MlKit.Pipelines.States;
using MlKit.Pipelines.Validation;

namespace Snippets;

/// <summary>The code of docs/pipelines.md and the package's README; a test holds the two together.</summary>
internal static class PipelinesSnippets
{
    public static void Beginning()
    {
        var job = ProcessingJob.Create("preprocess")
            .WithImage(Asl.Input("$.ImageUri")).WithEntrypoint("python", "/opt/ml/processing/input/scripts/preprocess.py")
            .AddInput("data", Asl.Input("$.InputUri"), "/opt/ml/processing/input/data")
            .AddOutput("out", "/opt/ml/processing/output", Asl.Input("$.OutputUri"))
            .WithInstances("ml.m5.xlarge", count: 1, volumeSizeInGB: 20).WithMaxRuntime(TimeSpan.FromHours(1))
            .WithRole(Asl.Input("$.RoleArn"));

        StateMachine machine = StateMachine.Create("legacy-inference")
            .Then(job.AsState().WithResultPath(Asl.Discard).AddRetry(Retrier.SageMakerThrottling))
            .Then(ServiceTask.Call("notify", "sns", "publish", Payload.Object(("TopicArn", Asl.Input("$.Topic")), ("Message", "Done."))))
            .Build();

        string definition = machine.ToJson();
        string policy = machine.ToExecutionPolicy().ToJson();
        string diagram = machine.ToMermaid();
    }

    public static void Choose()
    {
        StateMachine machine = StateMachine.Create("train-and-decide")
            .Then(SageMakerTask.CreateTrainingJob("train", Payload.Parse(File.ReadAllText("training-job.json"))).WithResultPath(Asl.Input("$.Training")))
            .Choose("good enough?", ways => ways
                .When(Asl.Input("$.Metrics.F1").NumericGreaterThan(Asl.Input("$.Champion.F1")), way => way.Then(EndpointFragment.CreateOrUpdate("deploy", "churn", Asl.Input("$.ConfigName"))))
                .Otherwise(way => way.Then(PassState.Create("keep the champion"))))
            .Then(SucceedState.Create("done"))
            .Build();
    }

    public static void Distributed()
    {
        var map = MapState.Distributed("score every file", item => item.Then(ServiceTask.InvokeFunction("score", "score-file", Asl.Input()))) with
        {
            ItemReader = ItemReader.Objects("my-bucket", Asl.Input("$.Prefix")),
            ItemBatcher = new ItemBatcher { MaxItemsPerBatch = 100 },
            ResultWriter = ResultWriter.Objects("my-bucket", "results/"),
            MaxConcurrency = 500,
            ToleratedFailurePercentage = 1,
        };
    }

    public static void Jsonata()
    {
        StateMachine machine = StateMachine.Create("in-jsonata").WithQueryLanguage(QueryLanguage.Jsonata)
            .Then(ServiceTask.InvokeFunction("score", "score-file", Asl.Jsonata("$states.input.file")).WithOutput(Asl.Jsonata("$states.result.Payload")))
            .Choose("sure?", ways => ways
                .When(ChoiceCondition.Jsonata("$states.input.probability > 0.9"), _ => { })
                .Otherwise(way => way.Then(ServiceTask.Call("ask", "sqs", "sendMessage", Payload.Object(
                    ("QueueUrl", "https://sqs.eu-west-1.amazonaws.com/111111111111/review"),
                    ("MessageBody", Payload.Object(("Token", Asl.Jsonata("$states.context.Task.Token"))))), IntegrationPattern.WaitForTaskToken).WithTimeout(TimeSpan.FromDays(2)))))
            .Then(SucceedState.Create("done"))
            .Build();
    }

    public static void Check()
    {
        foreach (DefinitionIssue issue in StateMachine.ValidateJson(File.ReadAllText("stepfunctions_config.json")))
            Console.WriteLine($"{issue.Severity} {issue.Code} ({issue.Line},{issue.Column}) {issue}");
    }

    public static void Policies(StateMachine machine)
    {
        IamPolicy needed = machine.ToExecutionPolicy(new AwsScope("111111111111", "eu-west-1"));
        IamPolicy existing = IamPolicy.Parse(File.ReadAllText("stepfunctions_permission_policy.json"));

        foreach (Permission missing in needed.MissingFrom(existing))
            Console.WriteLine($"missing {missing}");
    }

    public static void Draw(StateMachine machine)
    {
        File.WriteAllText("workflow.svg", machine.ToSvg(new Dictionary<string, StateStatus> { ["preprocess"] = StateStatus.Succeeded, ["notify"] = StateStatus.Failed }));
    }

    public static void Template(StateMachine machine)
    {
        string template = machine.ToCloudFormation(new CloudFormationOptions
        {
            Schedule = "rate(1 day)",
            Substitutions = new Dictionary<string, JsonNode> { ["Topic"] = new JsonObject { ["Ref"] = "Topic" } },
        });
    }
}
