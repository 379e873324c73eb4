using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.Retries;
using MlKit.Pipelines.States;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Tests;

public sealed class StateMachineBuilderTests
{
    private const string Lambda = "arn:aws:states:::lambda:invoke";

    [Fact]
    public void Then_States_LinksThemAndEndsWithTheLast() => Assert.Equal(
        """{"Comment":"c","QueryLanguage":"JSONPath","TimeoutSeconds":60,"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Wait","Seconds":5,"Next":"C"},"C":{"Type":"Pass","End":true}}}""",
        StateMachine.Create("m").WithComment("c").WithTimeout(TimeSpan.FromMinutes(1)).WithQueryLanguage(QueryLanguage.JsonPath)
            .Then(PassState.Create("A")).Then(WaitState.For("B", 5)).Then(PassState.Create("C")).Build().ToJson(indented: false));

    [Fact]
    public void Choose_WaysThatDoNotEnd_MeetAgain() => Assert.Equal(
        """{"StartAt":"Q","States":{"Q":{"Type":"Choice","Choices":[{"Variable":"$.a","NumericGreaterThan":1,"Next":"X"},{"Variable":"$.a","IsNull":true,"Next":"Z"},{"Variable":"$.a","StringEquals":"stop","Next":"F"}],"Default":"Y"},"X":{"Type":"Pass","Next":"X2"},"X2":{"Type":"Pass","Next":"Z"},"Y":{"Type":"Fail"},"Z":{"Type":"Pass","End":true},"F":{"Type":"Fail","Error":"E","Cause":"c"}}}""",
        StateMachine.Create("m")
            .Choose("Q", ways => ways
                .When(Asl.Input("$.a").NumericGreaterThan(1), way => way.Then(PassState.Create("X")).Then(PassState.Create("X2")))
                .When(Asl.Input("$.a").IsNull(), _ => { })
                .When(Asl.Input("$.a").StringEquals("stop"), "F")
                .Otherwise(way => way.Then(FailState.Create("Y"))))
            .Then(PassState.Create("Z"))
            .Add(FailState.Create("F", "E", "c"))
            .Build().ToJson(indented: false));

    [Fact]
    public void Then_AfterAChoiceWithoutDefault_IsTheDefault()
    {
        var machine = StateMachine.Create("m").Then(ChoiceState.Create("Q").When(Asl.Input("$.a").IsPresent(), "B")).Then(PassState.Create("A")).Add(PassState.Create("B")).Build();

        Assert.Equal("A", ((ChoiceState)machine.States["Q"]).Default);
        Assert.True(((PassState)machine.States["B"]).End);
    }

    [Fact]
    public void Choose_WithoutOtherwise_LeadsToWhatComesNext()
    {
        var machine = StateMachine.Create("m").Choose("Q", ways => ways.When(Asl.Input("$.a").IsPresent(), way => way.Then(PassState.Create("A")))).Then(SucceedState.Create("S")).Build();

        Assert.Equal(("S", "S"), (((ChoiceState)machine.States["Q"]).Default, ((PassState)machine.States["A"]).Next));
    }

    [Fact]
    public void Choose_OtherwiseByName_IsTheDefault() => Assert.Equal(
        "S", ((ChoiceState)StateMachine.Create("m").Choose("Q", ways => ways.When(Asl.Input("$.a").IsPresent(), "S").Otherwise("S")).Add(SucceedState.Create("S")).Build().States["Q"]).Default);

    [Fact]
    public void Build_Mistakes_ThrowsAllAtOnce()
    {
        var builder = StateMachine.Create("m").Then(PassState.Create("A").WithNext("Nope")).Then(TaskState.Create("B", Lambda).WithTimeoutSeconds(0));

        Assert.Equal(
            """
            /States/A/Next: must be the name of a state in the same scope, but found 'Nope'. Name one of 'A', 'B', or add the state.
            /States/B: must be reached from the first state, but found no way from 'A'. Lead to it with Next, Default, a rule or a catcher, or remove it.
            /States/B/TimeoutSeconds: must be between 1 and 99999999, but found 0. Set TimeoutSeconds to such a number.
            """,
            Assert.Throws<DefinitionException>(builder.Build).Message);
        Assert.Equal(3, builder.Validate().Length);
    }

    [Fact]
    public void Build_Twice_LeavesTheFirstAsItWas()
    {
        var builder = StateMachine.Create("m").Then(PassState.Create("A"));
        var first = builder.Build();

        builder.Then(PassState.Create("B"));

        Assert.Single(first.States);
        Assert.Equal(2, builder.Build().States.Count);
    }

    [Fact]
    public void Build_Express_IsCheckedAsExpress() =>
        Assert.Throws<DefinitionException>(() => StateMachine.Create("m").WithType(StateMachineType.Express).Then(TaskState.Create("A", "arn:aws:states:::sqs:sendMessage.waitForTaskToken")).Build());

    [Fact]
    public void States_OfEveryKind_AreWritten()
    {
        var machine = StateMachine.Create("m")
            .Then(TaskState.Create("Task", Lambda)
                .WithComment("does it").WithInputPath(Asl.Input("$.in")).WithParameters(Payload.Object(("FunctionName", "f"), ("Payload", Asl.Input())))
                .WithTimeout(TimeSpan.FromSeconds(60)).WithHeartbeatSeconds(Asl.Input("$.beat")).WithCredentials(Asl.Input("$.role")).WithResultSelector(Payload.Object(("a", Asl.Input("$.Payload"))))
                .WithResultPath(Asl.Input("$.result")).WithOutputPath(Asl.Discard).WithAssign(("x", Asl.Input("$.Payload.x")))
                .AddRetry(Retrier.LambdaTransient).AddRetry(new Retrier { MaxAttempts = 1, BackoffRate = 1.5m, MaxDelaySeconds = 9, JitterStrategy = JitterStrategy.Full })
                .AddCatch(new Catcher("Failed") { ResultPath = Asl.Input("$.error") }))
            .Then(ParallelState.Create("Parallel", b => b.Then(PassState.Create("P1")), b => b.Then(PassState.Create("P2"))).WithResultPath(Asl.Discard))
            .Then(MapState.Distributed("Map", item => item.Then(PassState.Create("Item"))) with
            {
                ItemReader = ItemReader.File("bucket", Asl.Input("$.key"), new ReaderConfig { InputType = "CSV", CsvHeaderLocation = "GIVEN", CsvHeaders = ["a", "b"], MaxItems = 10 }),
                ItemBatcher = new ItemBatcher { MaxItemsPerBatch = 5, BatchInput = Payload.Object(("run", Asl.Context("$$.Execution.Id"))) },
                ResultWriter = ResultWriter.Objects("bucket", "results") with { WriterConfig = new WriterConfig { Transformation = "COMPACT", OutputType = "JSONL" } },
                ToleratedFailurePercentage = 2.5m,
                Label = "items",
            })
            .Then(MapState.Inline("Inline", item => item.Then(PassState.Create("Each").WithResultPath(Asl.Discard))) with { ItemsPath = Asl.Input("$.items"), MaxConcurrency = 1 })
            .Then(WaitState.Until("Until", new DateTimeOffset(2026, 3, 14, 1, 59, 0, TimeSpan.FromHours(1))))
            .Then(WaitState.Until("Then", Asl.Input("$.when")))
            .Then(SucceedState.Create("Done"))
            .Add(FailState.Create("Failed", Asl.Input("$.error.Error"), Asl.Format("{}", Asl.Input("$.error.Cause"))))
            .Build();

        Golden.Check("Golden/every-kind.asl.json", machine.ToJson());
        Assert.Equal(machine.ToJson(), StateMachine.Parse(machine.ToJson()).ToJson());
    }

    [Fact]
    public void States_InJsonata_AreWritten()
    {
        var machine = StateMachine.Create("m").WithQueryLanguage(QueryLanguage.Jsonata)
            .Then(TaskState.Create("Task", Lambda).WithParameters(Payload.Object(("FunctionName", Asl.Jsonata("$states.input.f")))).WithTimeoutSeconds(Asl.Jsonata("$states.input.t"))
                .WithCredentials(Asl.Jsonata("$states.input.role")).WithOutput(Asl.Jsonata("$states.result.Payload"))
                .AddCatch(new Catcher("Failed", "E") { Output = Asl.Jsonata("$states.errorOutput"), Assign = Payload.Object(("e", Asl.Jsonata("$states.errorOutput.Error"))) }))
            .Choose("Q", ways => ways.When(ChoiceCondition.Jsonata("$states.input.a > 1"), _ => { }).Otherwise("Failed"))
            .Then(MapState.Distributed("Map", item => item.Then(PassState.Create("Item")), StateMachineType.Express) with
            {
                Items = Asl.Jsonata("$states.input.items"),
                ItemReader = ItemReader.Objects(Asl.Jsonata("$states.input.bucket"), "prefix"),
                ResultWriter = ResultWriter.Objects("bucket", Asl.Jsonata("$states.input.prefix")),
            })
            .Add(FailState.Create("Failed", Asl.Jsonata("$e"), "cause"))
            .Build();

        Golden.Check("Golden/jsonata.asl.json", machine.ToJson());
        Assert.Equal(machine.ToJson(), StateMachine.Parse(machine.ToJson()).ToJson());
    }

    [Fact]
    public void WithField_UnknownField_IsWritten()
    {
        var state = PassState.Create("A").WithField("New", System.Text.Json.JsonElement.Parse("1")).WithField("New", System.Text.Json.JsonElement.Parse("2")).WithQueryLanguage(QueryLanguage.Jsonata).WithEnd();

        Assert.Equal("""{"Type":"Pass","QueryLanguage":"JSONata","End":true,"New":2}""", state.ToJson(indented: false));
        Assert.Single(state.Extra);
        Assert.False(state.Extra.TryGet("Old", out _));
    }

    [Fact]
    public void RawState_UnknownType_IsKept()
    {
        var state = State.Parse("A", """{"Type":"Loop","Body":1}""");

        Assert.Equal(("A", "Loop", """{"Type":"Loop","Body":1}"""), (state.Name, state.Type, state.ToJson(indented: false)));
        Assert.Equal("", State.Parse("A", "5").Type);
    }

    [Fact]
    public void States_ByName_AreFound()
    {
        var states = StateMachine.Create("m").Then(PassState.Create("A")).Build().States;

        Assert.Equal("A", states["A"].Name);
        Assert.Equal("A", states[0].Name);
        Assert.Equal("There is no state 'B' in this scope.", Assert.Throws<KeyNotFoundException>(() => states["B"]).Message);
    }

    [Fact]
    public void Build_NameTwice_SaysThatAlone() => Assert.Equal(
        "/States/A: must have a name no other state of the machine has, but found a second 'A'. Rename one of the two.",
        Assert.Throws<DefinitionException>(StateMachine.Create("m").Then(PassState.Create("A")).Then(PassState.Create("A")).Build).Message);
}
