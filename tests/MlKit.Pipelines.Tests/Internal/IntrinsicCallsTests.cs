using System.Text.Json;
using MlKit.Pipelines.Tests.Running;

namespace MlKit.Pipelines.Tests.Internal;

public sealed class IntrinsicCallsTests
{
    [Theory]
    [InlineData("States.ArrayPartition($.a, 2)", "[[1,2],[3]]")]
    [InlineData("States.ArrayContains($.a, 3)", "true")]
    [InlineData("States.ArrayRange(5, 1, -2)", "[5,3,1]")]
    [InlineData("States.ArrayGetItem($.a, 1)", "2")]
    [InlineData("States.ArrayLength($.a)", "3")]
    [InlineData("States.ArrayUnique(States.Array(1, '1', 1, 1.0, $.o, $.o))", """[1,"1",{"x":1}]""")]
    [InlineData("States.Base64Decode(States.Base64Encode('é'))", "\"é\"")]
    [InlineData("States.Hash('', 'SHA-1')", "\"da39a3ee5e6b4b0d3255bfef95601890afd80709\"")]
    [InlineData("States.Hash('a', 'SHA-384')", "\"54a59b9f22b0b80880d8427e548b7c23abd873486e1f035dce9cd697e85175033caa88e6d57bc35efae0b5afd3145f31\"")]
    [InlineData("States.JsonMerge($.o, States.StringToJson('{\"y\":2}'), false)", """{"x":1,"y":2}""")]
    [InlineData("States.JsonToString($.o)", "\"{\\\"x\\\":1}\"")]
    [InlineData("States.MathRandom(3, 4)", "3")]
    [InlineData("States.StringSplit('1.2,3', '.,')", """["1","2","3"]""")]
    [InlineData("States.Format('It\\'s {} of {}', 1, $.o)", "\"It's 1 of {x=1}\"")]
    public async Task Evaluate_Call_GivesTheValue(string call, string value)
    {
        var result = await RunAsync(call);

        Assert.Equal(value, result.Output?.GetProperty("v").GetRawText() ?? result.Cause);
    }

    [Theory]
    [InlineData("States.ArrayRange(1, 2000, 1)", "States.ArrayRange must return at most 1000 items")]
    [InlineData("States.ArrayGetItem($.a, 3)", "Argument 2 of States.ArrayGetItem must be an index of the array, from 0 to 2, but was 3")]
    [InlineData("States.ArrayPartition($.a, 0)", "Argument 2 of States.ArrayPartition must be greater than 0, but was 0")]
    [InlineData("States.StringToJson('{')", "Argument 1 of States.StringToJson must be JSON, but was \"{\"")]
    [InlineData("States.Base64Decode('*')", "Argument 1 of States.Base64Decode must be text in base 64, but was \"*\"")]
    [InlineData("States.Hash('a', 'CRC')", "Argument 2 of States.Hash must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512, but was \"CRC\"")]
    [InlineData("States.JsonMerge($.o, $.o, true)", "Argument 3 of States.JsonMerge must be false: only the shallow merge is supported, but was true")]
    [InlineData("States.MathAdd(9223372036854775807, 1)", "The sum of States.MathAdd must fit into 64 bits")]
    [InlineData("States.Format('{}')", "States.Format was given 0 values, fewer than its template has places for")]
    [InlineData("States.Format('', 1)", "States.Format has 0 places for values in its template, but was given 1 values")]
    public async Task Evaluate_WrongArguments_SaysWhy(string call, string problem)
    {
        var result = await RunAsync(call);

        Assert.Equal(("States.IntrinsicFailure", $"An error occurred while executing the state 'S' (entered at the event id #2). The function '{call}' had the following error: {problem}"), (result.Error, result.Cause));
    }

    private static Task<MlKit.Pipelines.Running.ExecutionResult> RunAsync(string call) =>
        Workflows.RunAsync($$""" "S":{"Type":"Pass","Parameters":{"v.$":{{JsonSerializer.Serialize(call)}} },"End":true} """, """{"a":[1,2,3],"o":{"x":1}}""");
}
