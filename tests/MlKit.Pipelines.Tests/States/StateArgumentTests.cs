using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.ProcessingJobs;
using MlKit.Pipelines.Retries;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Tests.States;

public sealed class StateArgumentTests
{
    public static TheoryData<Action> BlankNames => new(
        () => StateMachine.Create(" "), () => TaskState.Create("", "r"), () => PassState.Create(""), () => WaitState.For("", 1), () => WaitState.Until("", default(DateTimeOffset)),
        () => WaitState.Until("", Asl.Input()), () => SucceedState.Create(""), () => FailState.Create(""), () => ChoiceState.Create(""), () => ParallelState.Create(""), () => MapState.Inline("", _ => { }));

    [Theory]
    [MemberData(nameof(BlankNames))]
    public void Create_BlankName_Throws(Action create) => Assert.Equal("name", Assert.Throws<ArgumentException>(create).ParamName);

    public static TheoryData<string, Action> OtherArguments => new()
    {
        { "resource", () => TaskState.Create("A", " ") },
        { "next", () => PassState.Create("A").WithNext("") },
        { "next", () => ChoiceState.Create("A").Otherwise("") },
        { "next", () => _ = new Catcher("") },
        { "next", () => _ = new ChoiceRule(Asl.Input().IsNull(), "") },
        { "name", () => PassState.Create("A").WithField("", default) },
        { "condition", () => _ = new ChoiceRule(null!, "A") },
        { "rule", () => ChoiceState.Create("A").AddRule(null!) },
        { "retrier", () => TaskState.Create("A", "r").AddRetry(null!) },
        { "catcher", () => TaskState.Create("A", "r").AddCatch(null!) },
        { "seconds", () => WaitState.For("A", null!) },
        { "roleArn", () => _ = new Credentials(null!) },
        { "state", () => StateMachine.Create("m").Then((State)null!) },
        { "state", () => StateMachine.Create("m").Add(null!) },
        { "fragment", () => StateMachine.Create("m").Then((Action<StateChain>)null!) },
        { "ways", () => StateMachine.Create("m").Choose("Q", null!) },
        { "add", () => ParallelState.Create("A", [null!]) },
        { "add", () => StateMachine.Create("m").Choose("Q", ways => ways.Otherwise((Action<StateChain>)null!)) },
        { "condition", () => StateMachine.Create("m").Choose("Q", ways => ways.When(null!, _ => { })) },
        { "states", () => _ = new StateCollection(null!) },
        { "states", () => _ = new StateCollection([null!]) },
        { "name", () => State.Parse(null!, "{}") },
        { "json", () => State.Parse("A", null!) },
        { "config", () => ItemReader.File("b", "k", null!) },
        { "bucket", () => ItemReader.Objects(null!, "p") },
        { "value", () => ResultWriter.Objects("b", null!) },
        { "state", () => ((PassState)null!).WithResultPath(Asl.Input()) },
        { "state", () => ((TaskState)null!).WithParameters("x") },
        { "state", () => ((TaskState)null!).WithTimeoutSeconds(1) },
        { "state", () => ((TaskState)null!).WithHeartbeatSeconds(1) },
        { "state", () => ((TaskState)null!).WithCredentials("r") },
        { "timeout", () => StateMachine.Create("m").WithTimeout(TimeSpan.FromSeconds(1.5)) },
        { "timeout", () => TaskState.Create("A", "r").WithTimeout(Timeout.InfiniteTimeSpan) },
        { "time", () => ProcessingJob.Create("A").WithMaxRuntime(TimeSpan.FromMilliseconds(999)) },
    };

    [Theory]
    [MemberData(nameof(OtherArguments))]
    public void Call_MissingArgument_NamesIt(string name, Action call) => Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(call).ParamName);

    [Fact]
    public void WithTimeout_FractionOfASecond_SaysSo() => Assert.Equal(
        "A time must be of whole seconds, but was 1.5 s. Round it up or down. (Parameter 'timeout')", Assert.Throws<ArgumentException>(() => StateMachine.Create("m").WithTimeout(TimeSpan.FromSeconds(1.5))).Message);
}
