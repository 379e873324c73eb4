using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.States;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Tests.States;

public sealed class ServiceTaskTests
{
    public static TheoryData<string, TaskState> Tasks => new()
    {
        {
            """{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":{"QueueUrl":"q","MessageBody":{"Token.$":"$$.Task.Token"}},"TimeoutSeconds":60}""",
            ServiceTask.Call("A", "sqs", "sendMessage", Payload.Object(("QueueUrl", "q"), ("MessageBody", Payload.Object(("Token", Asl.TaskToken)))), IntegrationPattern.WaitForTaskToken).WithTimeout(TimeSpan.FromMinutes(1))
        },
        {
            """{"Type":"Task","Resource":"arn:aws:states:::batch:submitJob.sync","Parameters":{"JobName":"j"}}""",
            ServiceTask.Call("A", "batch", "submitJob", Payload.Object(("JobName", "j")), IntegrationPattern.RunJob)
        },
        {
            """{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:getObject","Parameters":{"Bucket":"b","Key.$":"$.k"}}""",
            ServiceTask.CallSdk("A", "s3", "getObject", Payload.Object(("Bucket", "b"), ("Key", Asl.Input("$.k"))))
        },
        {
            """{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f","Payload.$":"$"}}""",
            ServiceTask.InvokeFunction("A", "f", Asl.Input())
        },
        {
            """{"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","Parameters":{"StateMachineArn.$":"$.m","Input":{"a":1}}}""",
            ServiceTask.StartExecution("A", Asl.Input("$.m"), Payload.Object(("a", 1)))
        },
        {
            """{"Type":"Task","Resource":"arn:aws:states:::http:invoke","Parameters":{"ApiEndpoint":"https://example.com","Method":"POST","Authentication":{"ConnectionArn":"c"},"RequestBody":{"text.$":"$.t"}}}""",
            ServiceTask.CallHttp("A", "POST", "https://example.com", "c", Payload.Object(("text", Asl.Input("$.t"))))
        },
        {
            """{"Type":"Task","Resource":"arn:aws:states:::http:invoke","Parameters":{"ApiEndpoint.$":"$.e","Method":"GET","Authentication":{"ConnectionArn":"c"}}}""",
            ServiceTask.CallHttp("A", "GET", Asl.Input("$.e"), "c")
        },
    };

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Task_OfAService_IsWrittenAndRight(string json, TaskState state)
    {
        Assert.Equal(json, state.ToJson(indented: false));
        Assert.DoesNotContain(StateMachine.Create("m").Then(state).Validate(), issue => issue.Severity == IssueSeverity.Error);
    }

    public static TheoryData<string, Action> Arguments => new()
    {
        { "service", () => ServiceTask.Call("A", "", "a", "x") },
        { "action", () => ServiceTask.Call("A", "s", "", "x") },
        { "parameters", () => ServiceTask.Call("A", "s", "a", (Payload)null!) },
        { "name", () => ServiceTask.Call("", "s", "a", "x") },
        { "function", () => ServiceTask.InvokeFunction("A", null!, "x") },
        { "stateMachineArn", () => ServiceTask.StartExecution("A", null!, "x") },
        { "method", () => ServiceTask.CallHttp("A", "", "e", "c") },
        { "endpoint", () => ServiceTask.CallHttp("A", "GET", null!, "c") },
        { "connectionArn", () => ServiceTask.CallHttp("A", "GET", "e", null!) },
    };

    [Theory]
    [MemberData(nameof(Arguments))]
    public void Task_MissingArgument_NamesIt(string name, Action call) => Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(call).ParamName);

    [Fact]
    public void Validate_PathWhereTemplatesHaveNone_SaysWhatToDo() => Assert.Equal(
        "/States/A/Parameters/words/0: must be the value of an object's field, but found the expression '$.a'. Put it into an object, or make the array with States.Array.",
        StateMachine.Create("m").Then(ServiceTask.Call("A", "sns", "publish", Payload.Object(("words", Payload.Array(Asl.Input("$.a")))))).Validate().Single().ToString());
}
