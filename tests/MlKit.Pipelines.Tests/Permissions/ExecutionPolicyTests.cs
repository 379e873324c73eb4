using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.Permissions;
using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.SageMaker;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Tests.Permissions;

public sealed class ExecutionPolicyTests
{
    private static readonly AwsScope Scope = new("111111111111", "eu-west-1");

    public static TheoryData<string, State, string[]> Tasks => new()
    {
        { "a training job without waiting", SageMakerTask.CreateTrainingJob("A", Payload.Object(("TrainingJobName", "n"), ("RoleArn", "arn:aws:iam::111111111111:role/r")), wait: false), [
            "sagemaker:CreateTrainingJob arn:aws:sagemaker:eu-west-1:111111111111:training-job/n*", "iam:PassRole arn:aws:iam::111111111111:role/r iam:PassedToService", "sagemaker:AddTags *", "sagemaker:ListTags *"] },
        { "a transform job", SageMakerTask.CreateTransformJob("A", Payload.Object(("TransformJobName", Asl.Input("$.n")))), [
            "sagemaker:CreateTransformJob arn:aws:sagemaker:eu-west-1:111111111111:transform-job/*", "sagemaker:DescribeTransformJob arn:aws:sagemaker:eu-west-1:111111111111:transform-job/*",
            "sagemaker:StopTransformJob arn:aws:sagemaker:eu-west-1:111111111111:transform-job/*", .. Rule("SageMakerTransformJobsRule"), "sagemaker:AddTags *", "sagemaker:ListTags *"] },
        { "a tuning job", SageMakerTask.CreateHyperParameterTuningJob("A", Payload.Object(("TrainingJobDefinition", Payload.Object(("RoleArn", "arn:r"))))), [
            "sagemaker:CreateHyperParameterTuningJob arn:aws:sagemaker:eu-west-1:111111111111:hyper-parameter-tuning-job/*", "sagemaker:DescribeHyperParameterTuningJob arn:aws:sagemaker:eu-west-1:111111111111:hyper-parameter-tuning-job/*",
            "sagemaker:StopHyperParameterTuningJob arn:aws:sagemaker:eu-west-1:111111111111:hyper-parameter-tuning-job/*", .. Rule("SageMakerTuningJobsRule"), "iam:PassRole arn:r iam:PassedToService", "sagemaker:AddTags *", "sagemaker:ListTags *"] },
        { "a model", SageMakerTask.CreateModel("A", Payload.Object(("ModelName", "My-Model"), ("ExecutionRoleArn", Asl.Input("$.r")))), [
            "sagemaker:CreateModel arn:aws:sagemaker:eu-west-1:111111111111:model/my-model", "iam:PassRole * iam:PassedToService", "sagemaker:AddTags *", "sagemaker:ListTags *"] },
        { "an endpoint configuration", SageMakerTask.CreateEndpointConfig("A", Payload.Object(("EndpointConfigName", "c"))), ["sagemaker:CreateEndpointConfig arn:aws:sagemaker:eu-west-1:111111111111:endpoint-config/c", "sagemaker:AddTags *", "sagemaker:ListTags *"] },
        { "an endpoint", SageMakerTask.CreateEndpoint("A", Payload.Object(("EndpointName", "e"), ("EndpointConfigName", Asl.Input("$.c")))), [
            "sagemaker:CreateEndpoint arn:aws:sagemaker:eu-west-1:111111111111:endpoint/e", "sagemaker:CreateEndpoint arn:aws:sagemaker:eu-west-1:111111111111:endpoint-config/*", "sagemaker:AddTags *", "sagemaker:ListTags *"] },
        { "an endpoint's update", SageMakerTask.UpdateEndpoint("A", Payload.Object(("EndpointName", "e"))), [
            "sagemaker:UpdateEndpoint arn:aws:sagemaker:eu-west-1:111111111111:endpoint/e", "sagemaker:UpdateEndpoint arn:aws:sagemaker:eu-west-1:111111111111:endpoint-config/*", "sagemaker:AddTags *", "sagemaker:ListTags *"] },
        { "a function by name", Task("lambda:invoke", ("FunctionName", "f")), ["lambda:InvokeFunction arn:aws:lambda:eu-west-1:111111111111:function:f", "lambda:InvokeFunction arn:aws:lambda:eu-west-1:111111111111:function:f:*"] },
        { "a function by ARN", TaskState.Create("A", "arn:aws:lambda:eu-west-1:111111111111:function:g"), ["lambda:InvokeFunction arn:aws:lambda:eu-west-1:111111111111:function:g", "lambda:InvokeFunction arn:aws:lambda:eu-west-1:111111111111:function:g:*"] },
        { "a function that is computed", Task("lambda:invoke", ("FunctionName", Asl.Input("$.f"))), ["lambda:InvokeFunction *"] },
        { "a topic", Task("sns:publish", ("TopicArn", "arn:t")), ["sns:Publish arn:t"] },
        { "a queue", Task("sqs:sendMessage", ("QueueUrl", "https://sqs.us-east-1.amazonaws.com/222222222222/q")), ["sqs:SendMessage arn:aws:sqs:us-east-1:222222222222:q"] },
        { "a queue that is computed", Task("sqs:sendMessage", ("QueueUrl", Asl.Input("$.q"))), ["sqs:SendMessage *"] },
        { "a topic that CloudFormation names", Task("sns:publish", ("TopicArn", "${Topic}")), ["sns:Publish *"] },
        { "a table", Task("dynamodb:getItem", ("TableName", "t")), ["dynamodb:GetItem arn:aws:dynamodb:eu-west-1:111111111111:table/t"] },
        { "a workflow", Task("states:startExecution", ("StateMachineArn", Asl.Input("$.m"))), ["states:StartExecution *"] },
        { "a workflow and its end", Task("states:startExecution.sync:2", ("StateMachineArn", "arn:aws:states:eu-west-1:111111111111:stateMachine:m")), [
            "states:StartExecution arn:aws:states:eu-west-1:111111111111:stateMachine:m", "states:DescribeExecution arn:aws:states:eu-west-1:111111111111:execution:m:*",
            "states:StopExecution arn:aws:states:eu-west-1:111111111111:execution:m:*", .. Rule("StepFunctionsExecutionRule")] },
        { "an HTTP endpoint", Task("http:invoke", ("ApiEndpoint", "https://example.com/a/b"), ("Authentication", Payload.Object(("ConnectionArn", "arn:c")))), [
            "states:InvokeHTTPEndpoint * states:HTTPEndpoint", "events:RetrieveConnectionCredentials arn:c", "secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-west-1:111111111111:secret:events!connection/*",
            "secretsmanager:DescribeSecret arn:aws:secretsmanager:eu-west-1:111111111111:secret:events!connection/*"] },
        { "another service", Task("events:putEvents", ("a", 1)), ["events:PutEvents *"] },
        { "an object", Task("aws-sdk:s3:getObject", ("Bucket", "b"), ("Key", Asl.Input("$.k"))), ["s3:GetObject arn:aws:s3:::b/*"] },
        { "a list of objects", Task("aws-sdk:s3:listObjectsV2", ("Bucket", "b")), ["s3:ListBucket arn:aws:s3:::b"] },
        { "an action of any service", Task("aws-sdk:sfn:describeExecution", ("a", 1)), ["states:DescribeExecution *"] },
        { "the state of an endpoint", Task("aws-sdk:sagemaker:describeEndpoint", ("EndpointName", "E")), ["sagemaker:DescribeEndpoint arn:aws:sagemaker:eu-west-1:111111111111:endpoint/e"] },
        { "another role", Task("sns:publish", ("TopicArn", "arn:t")).WithCredentials("arn:role"), ["sts:AssumeRole arn:role"] },
        { "another role that is computed", Task("sns:publish", ("TopicArn", "arn:t")).WithCredentials(Asl.Input("$.r")), ["sts:AssumeRole *"] },
        { "an activity", TaskState.Create("A", "arn:aws:states:eu-west-1:111111111111:activity:a"), [] },
    };

    [Theory]
    [MemberData(nameof(Tasks))]
    public void ToExecutionPolicy_OfATask_AllowsWhatItNeeds(string what, State task, string[] expected) =>
        Assert.Equal([what, .. expected], Of(task).Permissions.Select(permission => $"{permission.Action} {permission.Resource}{(permission.Condition is { } condition ? $" {condition.Key}" : "")}").Prepend(what));

    [Fact]
    public void ToExecutionPolicy_Autoscaling_AllowsWhatItNeeds() => Assert.Equal(
        [
            "application-autoscaling:RegisterScalableTarget", "sagemaker:DescribeEndpoint", "sagemaker:UpdateEndpointWeightsAndCapacities", "cloudwatch:PutMetricAlarm", "cloudwatch:DescribeAlarms", "cloudwatch:DeleteAlarms",
            "application-autoscaling:DescribeScalableTargets", "iam:CreateServiceLinkedRole",
        ],
        Of(Task("aws-sdk:applicationautoscaling:registerScalableTarget", ("a", 1))).Permissions.Select(permission => permission.Action));

    [Fact]
    public void ToExecutionPolicy_LabelingJob_WarnsOfTheRule() => Assert.Contains(
        "The name of the managed rule for labeling jobs is not documented: the policy allows every rule that begins with StepFunctionsGetEventsForSageMaker.",
        Of(SageMakerTask.CreateLabelingJob("A", Payload.Object(("LabelingJobName", "n")))).Warnings);

    [Fact]
    public void ToExecutionPolicy_Placeholder_WarnsOfIt() => Assert.Equal(["What the state 'A' calls is no ARN: the policy has nothing for it."], Of(TaskState.Create("A", "${Function}")).Warnings);

    [Fact]
    public void ToExecutionPolicy_DistributedMap_AllowsItsExecutionsAndData()
    {
        var map = MapState.Distributed("Map", item => item.Then(Task("sns:publish", ("TopicArn", "arn:t")))) with
        {
            ItemReader = ItemReader.Objects("in", "prefix/"),
            ResultWriter = ResultWriter.Objects("out", "results/"),
            Label = "items",
        };

        Assert.Equal(
            [
                "states:StartExecution arn:aws:states:eu-west-1:111111111111:stateMachine:m", "states:DescribeExecution arn:aws:states:eu-west-1:111111111111:execution:m:*",
                "states:StopExecution arn:aws:states:eu-west-1:111111111111:execution:m:*", "states:RedriveExecution arn:aws:states:eu-west-1:111111111111:execution:m/items:*", "s3:ListBucket arn:aws:s3:::in",
                "s3:PutObject arn:aws:s3:::out/results/*", "s3:GetObject arn:aws:s3:::out/results/*", "s3:ListMultipartUploadParts arn:aws:s3:::out/results/*", "s3:AbortMultipartUpload arn:aws:s3:::out/results/*", "sns:Publish arn:t",
            ],
            Of(map).Permissions.Select(permission => $"{permission.Action} {permission.Resource}"));
        Assert.Equal(
            ["s3:GetObject arn:aws:s3:::in/k"],
            Of(map with { ItemReader = ItemReader.File("in", "k", new ReaderConfig()), ResultWriter = null }).Permissions.Where(permission => permission.Action[..3] == "s3:").Select(permission => $"{permission.Action} {permission.Resource}"));
    }

    [Fact]
    public void Explain_SameCallInTwoStates_NamesBoth()
    {
        var machine = StateMachine.Create("m")
            .Then(ParallelState.Create("P", b => b.Then(Task("sns:publish", ("TopicArn", "arn:t"))), b => b.Then(Task("sns:publish", ("TopicArn", "arn:t")) with { Name = "B" }))).Build();

        Assert.Equal("sns:Publish on arn:t (A, B): the message could not be sent", machine.ToExecutionPolicy(Scope).Explain());
    }

    [Fact]
    public void ToExecutionPolicy_LoggedAndTraced_AllowsBoth()
    {
        var policy = StateMachine.Create("m").Then(PassState.Create("A")).Build().ToExecutionPolicy(Scope, logging: true, tracing: true);

        Assert.Equal(12, policy.Permissions.Length);
        Assert.StartsWith("logs:CreateLogDelivery on *: executions could not be logged\n", policy.Explain(), StringComparison.Ordinal);
        Assert.EndsWith("xray:GetSamplingTargets on *: executions could not be traced", policy.Explain(), StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFrom_WiderPolicy_FindsNothing()
    {
        var needed = Of(ProcessingJob.Create("A").WithRole("arn:aws:iam::111111111111:role/r").AsState());

        Assert.Empty(needed.MissingFrom(IamPolicy.Parse("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""")));
        Assert.Equal(needed.Permissions.Length, needed.MissingFrom(IamPolicy.Parse("""{"Statement":[{"Effect":"Deny","Action":"*","Resource":"*"},{"Effect":"Allow","NotAction":"x"},5,{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"a":"b","c":["d","e"]}}}]}""")).Length);
        Assert.Equal(needed.Permissions.Length, needed.MissingFrom(IamPolicy.Parse("5")).Length);
        Assert.Equal("sns:Publish on *", new Permission("sns:Publish", "*", "").ToString());
    }

    [Theory]
    [InlineData("""{"Effect":"Deny","Action":"sagemaker:Stop*","Resource":"*"}""", "sagemaker:StopProcessingJob")]
    [InlineData("""{"Effect":"Deny","Action":"sagemaker:stopprocessingjob","Resource":"arn:aws:sagemaker:*:*:processing-job/a-1-secret"}""", "sagemaker:StopProcessingJob")]
    [InlineData("""{"Effect":"Deny","Action":["iam:PassRole"],"Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":"x"}}}""", "iam:PassRole")]
    [InlineData("""{"Effect":"Deny","Action":"sagemaker:StopProcessingJob","Resource":"arn:aws:sagemaker:*:*:processing-job/b*"}""", null)]
    public void MissingFrom_PolicyThatDenies_FindsWhatItTakes(string denial, string? missing)
    {
        var needed = Of(ProcessingJob.Create("A").WithJobName("A-1").WithRole("arn:aws:iam::111111111111:role/r").AsState());
        var existing = IamPolicy.Parse($$"""{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{{denial}}]}""");

        Assert.Equal(missing is null ? [] : [missing], needed.MissingFrom(existing).Select(permission => permission.Action));
        Assert.Empty(existing.Warnings);
        Assert.Equal(existing.Denied, IamPolicy.Parse(existing.ToJson()).Denied, (one, other) => one.Action == other.Action && one.Resource == other.Resource && one.Condition == other.Condition);
    }

    [Fact]
    public void Parse_StatementsItCannotFollow_AreNamed() => Assert.Equal(
        ["Statement 1 was left out, since it has no Action or no Resource: what it denies is not known here.", "Statement 3 was left out, since it has several conditions: what it allows is not known here."],
        IamPolicy.Parse("""{"Statement":[{"Effect":"Deny","NotAction":"x","Resource":"*"},5,{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"a":"b","c":"d"}}}]}""").Warnings);

    [Fact]
    public void TrustPolicies_WithAndWithoutAnAccount_AreWritten()
    {
        Golden.Check("Golden/trust.json", TrustPolicy.ForStateMachine(Scope));
        Assert.Contains("sagemaker.amazonaws.com", TrustPolicy.ForSageMaker(), StringComparison.Ordinal);
        Assert.DoesNotContain("Condition", TrustPolicy.ForStateMachine(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToExecutionPolicy_SeveralTrainingDefinitions_PassesEachRole()
    {
        var definitions = Payload.Array(Payload.Object(("RoleArn", "arn:one")), Payload.Object(("RoleArn", "arn:two"), ("RetryStrategy", Asl.Input("$.retry"))));

        var policy = Of(SageMakerTask.CreateHyperParameterTuningJob("A", Payload.Object(("TrainingJobDefinitions", definitions))));

        Assert.Equal(["arn:one", "arn:two"], policy.Permissions.Where(permission => permission.Action == "iam:PassRole").Select(permission => permission.Resource));
        Assert.Empty(policy.Warnings);
    }

    [Fact]
    public void ToExecutionPolicy_JobOfAnotherService_WarnsThatItIsNotFollowed() => Assert.Equal(
        ["What the state 'A' needs to follow and to stop 'glue:startJobRun' is not known: the policy only lets it start."], Of(Task("glue:startJobRun.sync", ("JobName", "j"))).Warnings);

    [Theory]
    [InlineData("https://example.com/a/b", "https://example.com/*")]
    [InlineData("https://example.com", "https://example.com*")]
    public void ToExecutionPolicy_HttpEndpoint_IsHeldToItsHost(string endpoint, string pattern) =>
        Assert.Equal(pattern, Of(Task("http:invoke", ("ApiEndpoint", endpoint))).Permissions.Single(permission => permission.Action == "states:InvokeHTTPEndpoint").Condition?.Value);

    [Fact]
    public void ToJson_VariableOfIam_StaysAsItIs() => Assert.Contains(
        "\"home/${aws:username}\"", IamPolicy.Parse("""{"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"home/${aws:username}"}}""").ToJson(), StringComparison.Ordinal);

    [Fact]
    public void ToExecutionPolicy_NamesThatCloudFormationGives_AreAsWideAsComputedOnes() => Assert.Equal(
        ["lambda:InvokeFunction *", "sts:AssumeRole *"],
        new[] { Of(TaskState.Create("A", "arn:aws:lambda:${Region}:1:function:f")), Of(TaskState.Create("A", "arn:aws:states:::sns:publish").WithCredentials("${Role}")) }
            .SelectMany(policy => policy.Permissions).Select(permission => $"{permission.Action} {permission.Resource}"));

    private static IamPolicy Of(State state) => (StateMachine.Create("m").Then(PassState.Create("first")).Build() with { States = new StateCollection([state]) }).ToExecutionPolicy(Scope);

    private static TaskState Task(string action, params (string, Payload)[] parameters) => TaskState.Create("A", $"arn:aws:states:::{action}").WithParameters(Payload.Object(parameters));

    private static string[] Rule(string name) =>
        [.. new[] { "PutTargets", "PutRule", "DescribeRule" }.Select(action => $"events:{action} arn:aws:events:eu-west-1:111111111111:rule/StepFunctionsGetEventsFor{name}")];
}
