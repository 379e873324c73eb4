using System.Net;
using System.Text.Json;
using MlKit.Pipelines.Deployment;
using MlKit.Pipelines.States;
using MlKit.Pipelines.Tests.Aws;
using MlKit.TestKit.Aws;

namespace MlKit.Pipelines.Tests.Deployment;

public sealed class DeploymentFaultTests : AwsTests
{
    private static readonly StateMachine Machine = StateMachine.Create("legacy").Then(PassState.Create("First")).Build();

    private static readonly DeploymentOptions Options = new()
    {
        RoleArn = Role,
        Alias = "live",
        Tags = new Dictionary<string, string> { ["team"] = "ml" },
        ValidateOnAws = true,
    };

    public static TheoryData<string> UpdateOperations =>
        ["ValidateStateMachineDefinition", "ListStateMachines", "DescribeStateMachine", "ListTagsForResource", "ListStateMachineVersions", "DescribeStateMachineAlias", "UpdateStateMachine", "TagResource", "CreateStateMachineAlias"];

    private StateMachineDeployer Deployer => new(StepFunctions);

    [Theory]
    [MemberData(nameof(UpdateOperations))]
    public async Task DeployAsync_Refused_SaysWhichCallAndWhy(string operation)
    {
        Script();
        Server.On(operation, FakeAwsResponse.Error("AccessDeniedException", "User is not authorized\n to do it"));

        var error = await Assert.ThrowsAsync<PipelineServiceException>(() => Deployer.DeployAsync(Machine, Options, Token));

        Assert.Matches($"^{operation} of '[^']+' failed with AccessDeniedException \\(status 400, request request-\\d+\\)\\. User is not authorized to do it\\. Allow {operation} to the caller in its IAM policy\\.$", error.Message);
        Assert.Equal((operation, "AccessDeniedException", HttpStatusCode.BadRequest, false), (error.Operation, error.ErrorCode, error.StatusCode, error.IsRetryable));
        Assert.Equal(operation, Operations().Last());
    }

    [Theory]
    [MemberData(nameof(UpdateOperations))]
    public async Task DeployAsync_ThrottledForAWhile_Succeeds(string operation)
    {
        Script();
        var answer = Answers[operation];
        Server.On(operation, FakeAwsResponse.Throttle(), FakeAwsResponse.Throttle(), Json(answer));

        await Deployer.DeployAsync(Machine, Options, Token);

        Assert.True(Server.RequestsOf(operation).Count >= 3);
    }

    [Theory]
    [MemberData(nameof(UpdateOperations))]
    public async Task DeployAsync_ConnectionBreaks_IsRetryable(string operation)
    {
        Script();
        Server.On(operation, Json(Answers[operation]).ResetAfter(0));

        var error = await Assert.ThrowsAsync<PipelineServiceException>(() => Deployer.DeployAsync(Machine, Options, Token));

        Assert.StartsWith($"{operation} of '", error.Message, StringComparison.Ordinal);
        Assert.Equal((operation, true, null), (error.Operation, error.IsRetryable, error.ErrorCode));
    }

    [Theory]
    [MemberData(nameof(UpdateOperations))]
    public async Task DeployAsync_Cancelled_EndsWithinTheCall(string operation)
    {
        Script();
        Server.On(operation, Json("{}").After(new TaskCompletionSource().Task));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var deployment = Deployer.DeployAsync(Machine, Options, cancellation.Token);
        await Server.ReceivedAsync(operation, cancellationToken: Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => deployment);
        Assert.Equal(operation, Operations().Last());
    }

    [Fact]
    public async Task DeployAsync_AfterAFailureHalfWay_DoesTheRest()
    {
        Script();
        Server.On("CreateStateMachineAlias", FakeAwsResponse.Error("ServiceQuotaExceededException", "Too many aliases"), Json(Answers["CreateStateMachineAlias"]));
        await Assert.ThrowsAsync<PipelineServiceException>(() => Deployer.DeployAsync(Machine, Options, Token));
        Server.On("DescribeStateMachine", Described(Machine.ToJson(), "r8")).On("ListTagsForResource", Json("""{"tags":[{"key":"team","value":"ml"}]}"""))
            .On("ListStateMachineVersions", Json($$"""{"stateMachineVersions":[{"stateMachineVersionArn":"{{MachineArn}}:4"}]}"""));

        var result = await Deployer.DeployAsync(Machine, Options, Token);

        Assert.Equal(["+ alias: 'live' to version 4 at 100 %"], result.Plan.Changes.Select(change => change.ToString()));
        Assert.Single(Server.RequestsOf("UpdateStateMachine"));
    }

    [Fact]
    public async Task CreateStateMachine_Refused_SaysWhy()
    {
        Script();
        Server.On("ListStateMachines", Json("""{"stateMachines":[]}""")).On("CreateStateMachine", FakeAwsResponse.Error("StateMachineDeleting", "It is being deleted"));

        var error = await Assert.ThrowsAsync<PipelineServiceException>(() => Deployer.DeployAsync(Machine, Options, Token));

        Assert.Equal($"CreateStateMachine of 'legacy' failed with StateMachineDeleting (status 400, request {error.RequestId}). It is being deleted. Wait until it is deleted, then create it again.", error.Message);
    }

    [Fact]
    public async Task FindAsync_ManyPages_FindsByName()
    {
        Server.OnPages("ListStateMachines", "stateMachines", "nextToken", """[{"name":"a","stateMachineArn":"arn:a"}]""", """[{"name":"b","stateMachineArn":"arn:b"}]""", """[{"name":"c","stateMachineArn":"arn:c"}]""");

        Assert.Equal("arn:b", await Deployer.FindAsync("b", Token));
        Assert.Equal(2, Server.Requests.Count);
        Assert.Null(await Deployer.FindAsync("d", Token));
    }

    [Fact]
    public async Task FindAsync_Arn_IsDescribed()
    {
        Server.On("DescribeStateMachine", Described("{}", "r1"), FakeAwsResponse.Error("StateMachineDoesNotExist", "None"));

        Assert.Equal(MachineArn, await Deployer.FindAsync(MachineArn, Token));
        Assert.Null(await Deployer.FindAsync(MachineArn, Token));
    }

    [Theory]
    [InlineData("arn:aws:states:eu-west-1:123456789012:execution:a:b", "The ARN must look like 'arn:aws:states:eu-west-1:123456789012:stateMachine:name', but was 'arn:aws:states:eu-west-1:123456789012:execution:a:b'. Copy it from the output of the deployment or from the console. (Parameter 'nameOrArn')")]
    [InlineData("a:b", "The ARN must look like 'arn:aws:states:eu-west-1:123456789012:stateMachine:name', but was 'a:b'. Copy it from the output of the deployment or from the console. (Parameter 'nameOrArn')")]
    [InlineData("arn:aws:states:us-east-1:123456789012:stateMachine:a", "The ARN must be of the client's region 'eu-west-1', but was 'arn:aws:states:us-east-1:123456789012:stateMachine:a'. Use a client for 'us-east-1'. (Parameter 'nameOrArn')")]
    public async Task FindAsync_WrongArn_Throws(string arn, string message)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Deployer.FindAsync(arn, Token));

        Assert.Equal(message, error.Message);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task PlanAsync_ArnOfNothing_Throws()
    {
        Server.On("DescribeStateMachine", FakeAwsResponse.Error("StateMachineDoesNotExist", "None"));

        var error = await Assert.ThrowsAsync<PipelineServiceException>(() => Deployer.PlanAsync(Machine, new() { RoleArn = Role, StateMachineArn = MachineArn }, Token));

        Assert.Equal($"DescribeStateMachine of '{MachineArn}' found no state machine. Leave StateMachineArn out to create one, or check the ARN, and that it is of the client's account and region.", error.Message);
    }

    [Fact]
    public async Task PlanAsync_WrongOptions_NamesEveryOne()
    {
        var options = new DeploymentOptions
        {
            RoleArn = "role",
            Logging = new ExecutionLogging("group"),
            Alias = "12",
            AliasWeight = 0,
            VersionDescription = new string('x', 257),
            Tags = Enumerable.Range(0, 51).ToDictionary(i => i == 0 ? "aws:x" : $"{i}", i => i == 1 ? new string('x', 257) : ""),
        };

        var error = await Assert.ThrowsAsync<ArgumentException>(() => Deployer.PlanAsync(Machine with { Name = "a b" }, options, Token));

        Assert.Equal(
            """
            Name: must be 1 to 80 letters, digits, hyphens and underscores, but was 'a b'. Give StateMachine.Create such a name.
            RoleArn: must be the ARN of a role, but was 'role'. Give one like 'arn:aws:iam::123456789012:role/name'.
            Logging.LogGroupArn: must be the ARN of a log group, but was 'group'. Give one like 'arn:aws:logs:eu-west-1:123456789012:log-group:/aws/vendedlogs/states/name'.
            VersionDescription: must be at most 256 characters long, but was 257. Shorten it.
            Alias: must be 1 to 80 letters, digits, dots, hyphens and underscores, not digits only, but was '12'. Choose a name like 'live'.
            AliasWeight: must be between 1 and 100, but was 0. Give the percentage of executions.
            Tags: must be at most 50, but were 51. Leave some out.
            Tags['1']: must be at most 256 characters long, but was 257. Shorten it.
            Tags: a key must have 1 to 128 characters and not begin with 'aws:', but was 'aws:x'. Rename it. (Parameter 'options')
            """,
            error.Message);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Arguments_Null_AreNamed()
    {
        Assert.Equal("client", Assert.Throws<ArgumentNullException>(() => new StateMachineDeployer(null!)).ParamName);
        Assert.Equal("machine", (await Assert.ThrowsAsync<ArgumentNullException>(() => Deployer.PlanAsync(null!, Options, Token))).ParamName);
        Assert.Equal("options", (await Assert.ThrowsAsync<ArgumentNullException>(() => Deployer.PlanAsync(Machine, null!, Token))).ParamName);
        Assert.Equal("plan", (await Assert.ThrowsAsync<ArgumentNullException>(() => Deployer.ApplyAsync(null!, Token))).ParamName);
        Assert.Equal("nameOrArn", (await Assert.ThrowsAsync<ArgumentException>(() => Deployer.FindAsync(" ", Token))).ParamName);
    }

    private static Dictionary<string, string> Answers { get; } = new()
    {
        ["ValidateStateMachineDefinition"] = """{"result":"OK","diagnostics":[]}""",
        ["ListStateMachines"] = $$"""{"stateMachines":[{"name":"legacy","stateMachineArn":"{{MachineArn}}"}]}""",
        ["DescribeStateMachine"] = $$"""{"stateMachineArn":"{{MachineArn}}","name":"legacy","type":"STANDARD","roleArn":"{{Role}}","definition":"{}","revisionId":"r7"}""",
        ["ListTagsForResource"] = """{"tags":[]}""",
        ["ListStateMachineVersions"] = """{"stateMachineVersions":[]}""",
        ["UpdateStateMachine"] = $$"""{"updateDate":1,"stateMachineVersionArn":"{{MachineArn}}:4"}""",
        ["TagResource"] = "{}",
        ["CreateStateMachineAlias"] = $$"""{"stateMachineAliasArn":"{{MachineArn}}:live"}""",
        ["DescribeStateMachineAlias"] = $$"""{"routingConfiguration":[{"stateMachineVersionArn":"{{MachineArn}}:4","weight":100}]}""",
    };

    private static FakeAwsResponse Described(string definition, string revision) =>
        Json($$"""{"stateMachineArn":"{{MachineArn}}","name":"legacy","type":"STANDARD","roleArn":"{{Role}}","definition":{{JsonSerializer.Serialize(definition)}},"revisionId":"{{revision}}"}""");

    private void Script()
    {
        foreach (var (operation, answer) in Answers)
            Server.On(operation, Json(answer));

        Server.On("DescribeStateMachineAlias", FakeAwsResponse.Error("ResourceNotFound", "None")).On("UpdateStateMachineAlias", Json("""{"updateDate":1}"""));
    }
}
