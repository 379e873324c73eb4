using System.Text.Json;
using MlKit.Pipelines.Deployment;
using MlKit.Pipelines.States;
using MlKit.Pipelines.Tests.Aws;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Tests.Deployment;

public sealed class StateMachineDeployerTests : AwsTests
{
    private const string LogGroup = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/vendedlogs/states/legacy";

    private const string Destinations = $$"""[ {"cloudWatchLogsLogGroup":{"logGroupArn":"{{LogGroup}}:*"} } ]""";

    private static readonly StateMachine Machine = StateMachine.Create("legacy").Then(PassState.Create("First")).Then(PassState.Create("Last")).Build();

    private static readonly DeploymentOptions Options = new() { RoleArn = Role };

    private static readonly DeploymentOptions Everything = Options with
    {
        Logging = new ExecutionLogging(LogGroup) { IncludeExecutionData = true },
        IsTracingEnabled = true,
        Tags = new Dictionary<string, string> { ["team"] = "ml", ["cost"] = "42" },
        VersionDescription = "first",
        Alias = "live",
    };

    private StateMachineDeployer Deployer => new(StepFunctions);

    [Fact]
    public async Task PlanAsync_NothingThere_SaysWhatWillBeCreated()
    {
        Server.OnPages("ListStateMachines", "stateMachines", "nextToken", """[{"name":"other","stateMachineArn":"arn:other"}]""", "[]");

        var plan = await Deployer.PlanAsync(Machine, Everything, Token);

        Assert.Equal(
            $"""
            legacy (new): create
              + state machine: Standard, 2 states
              + role: {Role}
              + logging: ALL to {LogGroup} with execution data
              + tracing: on
              + tag: 'cost' = '42'
              + tag: 'team' = 'ml'
              + version: a new one, 'first'
              + alias: 'live' to the new version at 100 %
            """,
            plan.ToString());
        Assert.Null(plan.StateMachineArn);
        Assert.Equal(["ListStateMachines", "ListStateMachines"], Operations());
    }

    [Fact]
    public async Task ApplyAsync_NothingThere_CreatesAll()
    {
        Server.On("ListStateMachines", Json("""{"stateMachines":[]}"""))
            .On("CreateStateMachine", Json($$"""{"stateMachineArn":"{{MachineArn}}","creationDate":1,"stateMachineVersionArn":"{{MachineArn}}:1"}"""))
            .On("CreateStateMachineAlias", Json($$"""{"stateMachineAliasArn":"{{MachineArn}}:live","creationDate":1}"""));

        var result = await Deployer.DeployAsync(Machine, Everything, Token);

        Assert.Equal((MachineArn, $"{MachineArn}:1", $"{MachineArn}:live"), (result.StateMachineArn, result.VersionArn, result.AliasArn));
        AssertSent("CreateStateMachine", $$"""
            {"name":"legacy","definition":{{JsonSerializer.Serialize(Machine.ToJson(indented: false))}},"roleArn":"{{Role}}","type":"STANDARD",
             "loggingConfiguration":{"level":"ALL","includeExecutionData":true,"destinations":{{Destinations}}},
             "tags":[{"key":"cost","value":"42"},{"key":"team","value":"ml"}],"tracingConfiguration":{"enabled":true},"publish":true,"versionDescription":"first"}
            """);
        AssertSent("CreateStateMachineAlias", $$"""{"name":"live","routingConfiguration":[{"stateMachineVersionArn":"{{MachineArn}}:1","weight":100}]}""");
    }

    [Fact]
    public async Task DeployAsync_SameThingInAnotherLayout_DoesNothing()
    {
        OnMachine(Machine.ToJson(indented: true).Replace("\"Type\": \"Pass\",", "\"Type\"  :  \"P\\u0061ss\",", StringComparison.Ordinal));

        var result = await Deployer.DeployAsync(Machine, Options, Token);

        Assert.True(result.Plan.IsEmpty);
        Assert.Equal($"legacy ({MachineArn}): up to date", result.Plan.ToString());
        Assert.Equal(["ListStateMachines", "DescribeStateMachine"], Operations());
    }

    [Fact]
    public async Task DeployAsync_EverythingAsItIs_DoesNothing()
    {
        OnMachine(Machine.ToJson(), $$""","loggingConfiguration":{"level":"ALL","includeExecutionData":true,"destinations":{{Destinations}}},"tracingConfiguration":{"enabled":true},"revisionId":"r7" """);
        OnTags("""[{"key":"team","value":"ml"},{"key":"cost","value":"42"},{"key":"aws:other","value":"x"}]""");
        OnVersion("3");
        OnAlias(("3", 100));

        var result = await Deployer.DeployAsync(Machine, Everything, Token);

        Assert.Equal($"legacy ({MachineArn}): up to date", result.Plan.ToString());
        Assert.Equal(($"{MachineArn}:3", $"{MachineArn}:live"), (result.VersionArn, result.AliasArn));
        Assert.DoesNotContain(Operations(), operation => operation.StartsWith("Update", StringComparison.Ordinal) || operation.StartsWith("Publish", StringComparison.Ordinal) || operation.StartsWith("Tag", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DeployAsync_Differences_SendsOnlyThose()
    {
        OnMachine("""{"Comment":"old","StartAt":"First","States":{"First":{"Type":"Pass","Next":"Gone"},"Gone":{"Type":"Pass","End":true}}}""", ""","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"revisionId":"r7" """);
        OnTags("""[{"key":"team","value":"old"}]""");
        Server.On("UpdateStateMachine", Json("""{"updateDate":1,"revisionId":"r8"}""")).On("TagResource", Json("{}"));
        var options = Options with { Logging = new ExecutionLogging(LogGroup + ":*") { Level = Amazon.StepFunctions.LogLevel.ERROR }, Tags = Everything.Tags };

        var result = await Deployer.DeployAsync(Machine, options, Token);

        Assert.Equal(
            $"""
            legacy ({MachineArn}): update
              ~ definition: field 'Comment' removed, state 'First' changed, state 'Last' added, state 'Gone' removed
              ~ logging: OFF -> ERROR to {LogGroup}
              + tag: 'cost' = '42'
              ~ tag: 'team' = 'old' -> 'ml'
            """,
            result.Plan.ToString());
        AssertSent("UpdateStateMachine", $$"""
            {"stateMachineArn":"{{MachineArn}}","definition":{{JsonSerializer.Serialize(Machine.ToJson(indented: false))}},
             "loggingConfiguration":{"level":"ERROR","includeExecutionData":false,"destinations":{{Destinations}} } }
            """);
        AssertSent("TagResource", $$"""{"resourceArn":"{{MachineArn}}","tags":[{"key":"cost","value":"42"},{"key":"team","value":"ml"}]}""");
        Assert.Null(result.VersionArn);
    }

    [Fact]
    public async Task DeployAsync_RoleLoggingAndTracingOff_AreChangedWithoutTheDefinition()
    {
        OnMachine(Machine.ToJson(), $$""","loggingConfiguration":{"level":"ALL","destinations":{{Destinations}}},"tracingConfiguration":{"enabled":true},"roleArn":"arn:aws:iam::123456789012:role/old" """);
        Server.On("UpdateStateMachine", Json("""{"updateDate":1}"""));

        var result = await Deployer.DeployAsync(Machine, Options with { Logging = ExecutionLogging.Off, IsTracingEnabled = false }, Token);

        Assert.Equal(
            $"""
            legacy ({MachineArn}): update
              ~ role: arn:aws:iam::123456789012:role/old -> {Role}
              ~ logging: ALL to {LogGroup} -> OFF
              ~ tracing: on -> off
            """,
            result.Plan.ToString());
        AssertSent("UpdateStateMachine", $$"""{"stateMachineArn":"{{MachineArn}}","roleArn":"{{Role}}","loggingConfiguration":{"level":"OFF","includeExecutionData":false},"tracingConfiguration":{"enabled":false} }""");
    }

    [Fact]
    public async Task DeployAsync_ToAShareOfTheExecutions_LeavesTheRestToTheFormerVersion()
    {
        OnMachine("""{"StartAt":"First","States":{"First":{"Type":"Pass","End":true}}}""", ""","revisionId":"r7" """);
        OnVersion("3");
        OnAlias(("2", 20), ("3", 80));
        Server.On("UpdateStateMachine", Json($$"""{"updateDate":1,"revisionId":"r8","stateMachineVersionArn":"{{MachineArn}}:4"}""")).On("UpdateStateMachineAlias", Json("""{"updateDate":1}"""));

        var result = await Deployer.DeployAsync(Machine, Options with { Alias = "live", AliasWeight = 10 }, Token);

        Assert.Equal(
            $"""
            legacy ({MachineArn}): update
              ~ definition: state 'First' changed, state 'Last' added
              + version: a new one
              ~ alias: 'live' from version 2 at 20 %, version 3 at 80 % to the new version at 10 %, version 3 at 90 %
            """,
            result.Plan.ToString());
        AssertSent("UpdateStateMachineAlias", $$"""{"stateMachineAliasArn":"{{MachineArn}}:live","routingConfiguration":[{"stateMachineVersionArn":"{{MachineArn}}:4","weight":10},{"stateMachineVersionArn":"{{MachineArn}}:3","weight":90}]}""");
    }

    [Fact]
    public async Task DeployAsync_AllExecutionsToAKnownVersion_MovesTheAliasOnly()
    {
        OnMachine(Machine.ToJson(), ""","revisionId":"r7" """);
        OnVersion("3");
        OnAlias(("3", 10), ("2", 90));
        Server.On("UpdateStateMachineAlias", Json("""{"updateDate":1}"""));

        var result = await Deployer.DeployAsync(Machine, Options with { Alias = "live" }, Token);

        Assert.Equal(["~ alias: 'live' from version 3 at 10 %, version 2 at 90 % to version 3 at 100 %"], result.Plan.Changes.Select(change => change.ToString()));
        AssertSent("UpdateStateMachineAlias", $$"""{"stateMachineAliasArn":"{{MachineArn}}:live","routingConfiguration":[{"stateMachineVersionArn":"{{MachineArn}}:3","weight":100}]}""");
    }

    [Theory]
    [InlineData(""","revisionId":"r7" """, "r7")]
    [InlineData("", "INITIAL")]
    public async Task DeployAsync_VersionOfWhatIsThere_PublishesThatRevision(string revision, string sent)
    {
        OnMachine(Machine.ToJson(), revision);
        Server.On("ListStateMachineVersions", Json("""{"stateMachineVersions":[]}"""))
            .On("PublishStateMachineVersion", Json($$"""{"creationDate":1,"stateMachineVersionArn":"{{MachineArn}}:1"}"""));

        var result = await Deployer.DeployAsync(Machine, Options with { PublishVersion = true }, Token);

        Assert.Equal(["+ version: a new one"], result.Plan.Changes.Select(change => change.ToString()));
        Assert.Equal($"{MachineArn}:1", result.VersionArn);
        AssertSent("PublishStateMachineVersion", $$"""{"stateMachineArn":"{{MachineArn}}","revisionId":"{{sent}}"}""");
    }

    [Fact]
    public async Task ApplyAsync_ChangedSinceThePlan_SendsNothing()
    {
        OnMachine("""{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""", ""","revisionId":"r7" """);
        var plan = await Deployer.PlanAsync(Machine, Options, Token);
        OnMachine("""{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""", ""","revisionId":"r8" """);

        var error = await Assert.ThrowsAsync<PipelineServiceException>(() => Deployer.ApplyAsync(plan, Token));

        Assert.Equal($"The state machine '{MachineArn}' must be as it was when the plan was made, but was changed since. Nothing was sent; make a new plan.", error.Message);
        Assert.DoesNotContain("UpdateStateMachine", Operations());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("not JSON")]
    public async Task PlanAsync_PresentDefinitionIsNone_SaysSo(string definition)
    {
        OnMachine(definition);

        var plan = await Deployer.PlanAsync(Machine, Options, Token);

        Assert.Equal(["~ definition: the present one cannot be read"], plan.Changes.Select(change => change.ToString()));
    }

    [Fact]
    public async Task PlanAsync_ArnOfAVersion_Throws()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Deployer.PlanAsync(Machine, Options with { StateMachineArn = $"{MachineArn}:3" }, Token));

        Assert.Equal($"The ARN must look like 'arn:aws:states:eu-west-1:123456789012:stateMachine:name', but was '{MachineArn}:3'. Copy it from the output of the deployment or from the console. (Parameter 'options')", error.Message);
    }

    [Fact]
    public async Task PlanAsync_WithArn_DoesNotSearch()
    {
        OnMachine(Machine.ToJson());

        var plan = await Deployer.PlanAsync(Machine, Options with { StateMachineArn = MachineArn }, Token);

        Assert.True(plan.IsEmpty);
        Assert.Equal(["DescribeStateMachine"], Operations());
    }

    [Fact]
    public async Task PlanAsync_OtherType_Throws()
    {
        OnMachine(Machine.ToJson());

        var error = await Assert.ThrowsAsync<ArgumentException>(() => Deployer.PlanAsync(Machine, Options with { Type = StateMachineType.Express }, Token));

        Assert.Equal($"Type: must stay STANDARD, as it is of '{MachineArn}', but was EXPRESS. Give the workflow another name, or delete the state machine first. (Parameter 'options')", error.Message);
    }

    [Fact]
    public async Task PlanAsync_WrongDefinition_ThrowsBeforeAnyCall()
    {
        var machine = StateMachine.Parse("""{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}""", "legacy");

        var error = await Assert.ThrowsAsync<DefinitionException>(() => Deployer.PlanAsync(machine, Options with { ValidateOnAws = true }, Token));

        Assert.Contains(error.Issues, issue => issue.Path == "/States/A/Next");
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task PlanAsync_AwsRefusesTheDefinition_ThrowsBeforeAnyChange()
    {
        Server.On("ValidateStateMachineDefinition", Json("""{"result":"FAIL","truncated":false,"diagnostics":[{"severity":"ERROR","code":"SCHEMA_VALIDATION_FAILED","message":"Value is not a good one.","location":"/States/First/Type"}]}"""));

        var error = await Assert.ThrowsAsync<DefinitionException>(() => Deployer.PlanAsync(Machine, Options with { ValidateOnAws = true }, Token));

        Assert.Equal("/States/First/Type: must pass the check of AWS, but found SCHEMA_VALIDATION_FAILED: Value is not a good one. Correct the definition there.", error.Message);
        Assert.Equal(["ValidateStateMachineDefinition"], Operations());
    }

    private void OnMachine(string definition, string more = "")
    {
        var role = more.Contains("roleArn", StringComparison.Ordinal) ? "" : $"\"roleArn\":\"{Role}\",";
        Server.On("ListStateMachines", Json($$"""{"stateMachines":[{"name":"legacy","stateMachineArn":"{{MachineArn}}"}]}"""))
            .On("DescribeStateMachine", request => request.Json.GetProperty("stateMachineArn").GetString() == MachineArn
                ? Json($$"""{"stateMachineArn":"{{MachineArn}}","name":"legacy","status":"ACTIVE",{{role}}"type":"STANDARD","creationDate":1,"definition":{{JsonSerializer.Serialize(definition)}}{{more}}}""")
                : Json("""{"revisionId":"r7"}"""));
    }

    private void OnTags(string tags) => Server.On("ListTagsForResource", Json($$"""{"tags":{{tags}}}"""));

    private void OnVersion(string version) => Server.On("ListStateMachineVersions", Json($$"""{"stateMachineVersions":[{"stateMachineVersionArn":"{{MachineArn}}:{{version}}","creationDate":1}]}"""));

    private void OnAlias(params (string Version, int Weight)[] routes)
    {
        var items = routes.Select(route => $$"""{"stateMachineVersionArn":"{{MachineArn}}:{{route.Version}}","weight":{{route.Weight}}}""");
        Server.On("DescribeStateMachineAlias", Json($$"""{"stateMachineAliasArn":"{{MachineArn}}:live","name":"live","routingConfiguration":[{{string.Join(',', items)}}]}"""));
    }

    private void AssertSent(string operation, string json)
    {
        var sent = Assert.Single(Server.RequestsOf(operation)).Json;
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(json), sent), $"{json}\n{sent}");
    }
}
