using System.Text.Json;
using MlKit.Pipelines.Diagrams;
using MlKit.Pipelines.Running;

namespace MlKit.Pipelines.Tests.Running;

public sealed class JsonataTests
{
    private const string Machine = """ ,"QueryLanguage":"JSONata" """;
    private const string At = "An error occurred while executing the state 'S' (entered at the event id #2). ";

    [Theory]
    [InlineData(""" "End":true """, """{"a":1}""")]
    [InlineData(""" "Output":"{% $states.input.a + 1 %}","End":true """, "2")]
    [InlineData(""" "Output":{"x":["{% $states.input.a %}",{"y":"{% $states.context.State.Name %}"}],"z":" {% 1 %}","n":null},"End":true """, """{"x":[1,{"y":"S"}],"z":" {% 1 %}","n":null}""")]
    [InlineData(""" "Output":"{% $states.context.StateMachine.Name & ' ' & $type($states.context.Execution.Input) %}","End":true """, "\"test object\"")]
    [InlineData(""" "Output":"{% null %}","End":true """, "null")]
    public async Task Pass_Output_IsEvaluated(string fields, string output)
    {
        var result = await RunAsync($$""" "S":{"Type":"Pass",{{fields}}} """, """{"a":1}""");

        Assert.Equal(output, result.Output?.GetRawText() ?? result.Cause);
    }

    [Theory]
    [InlineData(""" "Output":{"a":{"b":[1,"{% $states.input.no %}"]}} """, "Output/a/b[1]", "The JSONata expression '$states.input.no' specified for the field 'Output/a/b[1]' returned nothing (undefined).")]
    [InlineData(""" "Output":"{% $unknown %}" """, "Output", "The JSONata expression '$unknown' specified for the field 'Output' returned nothing (undefined).")]
    [InlineData(""" "Assign":{"x":"{% $sum %}"} """, "Assign/x", "The JSONata expression '$sum' specified for the field 'Assign/x' returned an unsupported result type.")]
    public async Task Pass_ExpressionWithoutValue_FailsAndIsRecorded(string fields, string location, string cause)
    {
        var result = await RunAsync($$""" "S":{"Type":"Pass","End":true,{{fields}}} """);

        Assert.Equal(("States.QueryEvaluationError", At + cause), (result.Error, result.Cause));
        Assert.Equal(["ExecutionStarted<0", "PassStateEntered<0", "EvaluationFailed<2", "ExecutionFailed<3"], Workflows.Events(result));
        Assert.Equal(
            $$"""{"state":"S","error":"States.QueryEvaluationError","cause":{{JsonSerializer.Serialize(result.Cause, Relaxed)}},"location":"{{location}}"}""",
            JsonElement.Parse(result.History[2].ToJson()).GetProperty("evaluationFailedEventDetails").GetRawText());
    }

    [Fact]
    public async Task Pass_ExpressionThatThrows_FailsWithTheCodeOfTheLanguage()
    {
        var result = await RunAsync(""" "S":{"Type":"Pass","Output":"{% $error('too bad') %}","End":true} """);

        Assert.Equal(("States.QueryEvaluationError", At + "The JSONata expression '$error('too bad')' specified for the field 'Output' threw an error during evaluation. D3137: too bad"), (result.Error, result.Cause));
    }

    [Theory]
    [InlineData(""" "Type":"Wait","Seconds":"{% 'x' %}","End":true """, "The JSONata expression ''x'' specified for the field 'Seconds' returned an unexpected result type. Expected 'number', but was 'string' for value: \"x\"")]
    [InlineData(""" "Type":"Wait","Seconds":"{% 1.5 %}","End":true """, "The Seconds field cannot be parsed as an integer: 1.5")]
    [InlineData(""" "Type":"Wait","Seconds":"{% -1 %}","End":true """, "Seconds must be between 0 and 99999999 but was: -1")]
    [InlineData(""" "Type":"Wait","Timestamp":"{% 1 %}","End":true """, "The JSONata expression '1' specified for the field 'Timestamp' returned an unexpected result type. Expected 'string', but was 'number' for value: 1")]
    [InlineData(""" "Type":"Wait","Timestamp":"{% 'soon' %}","End":true """, "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: soon")]
    [InlineData(""" "Type":"Fail","Error":"{% {} %}" """, "The JSONata expression '{}' specified for the field 'Error' returned an unexpected result type. Expected 'string', but was 'object' for value: {}")]
    [InlineData(""" "Type":"Map","Items":"{% true %}",$MAP """, "The JSONata expression 'true' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'boolean' for value: true")]
    [InlineData(""" "Type":"Map",$MAP """, "Map state input must be an array but was: {}")]
    [InlineData(""" "Type":"Map","Items":[1],"MaxConcurrency":"{% -1 %}",$MAP """, "MaxConcurrency must be between 0 and 2147483647 but was: -1")]
    [InlineData(""" "Type":"Map","Items":[1],"ToleratedFailurePercentage":"{% 100.5 %}",$MAP """, "ToleratedFailurePercentage must be between 0 and 100 but was: 100.5")]
    [InlineData(""" "Type":"Map","Items":[1],"ItemSelector":{"x":"{% $states.input.no %}"},$MAP """, "The JSONata expression '$states.input.no' specified for the field 'ItemSelector/x' returned nothing (undefined).")]
    [InlineData(""" "Type":"Task","Resource":"$FUNCTION","TimeoutSeconds":"{% 0 %}","End":true """, "TimeoutSeconds must be between 1 and 99999999 but was: 0")]
    [InlineData(""" "Type":"Task","Resource":"$FUNCTION","Credentials":{"RoleArn":"{% 1 %}"},"End":true """, "The JSONata expression '1' specified for the field 'Credentials/RoleArn' returned an unexpected result type. Expected 'string', but was 'number' for value: 1")]
    public async Task Fields_OfAnotherType_FailInAwsWords(string state, string cause)
    {
        const string Map = """ "ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"End":true """;

        var result = await RunAsync($$""" "S":{ {{state.Replace("$MAP", Map, StringComparison.Ordinal).Replace("$FUNCTION", Workflows.Function, StringComparison.Ordinal)}} } """);

        Assert.Equal(("States.QueryEvaluationError", At + cause), (result.Error, result.Cause));
        Assert.Contains(result.History, item => item.Type == HistoryEventType.EvaluationFailed);
    }

    [Fact]
    public async Task Task_Fields_SeeInputResultAndVariables()
    {
        JsonElement? given = null;
        TimeSpan? timeout = null;
        string? role = null;
        var options = Workflows.WithTask((task, _) =>
        {
            (given, timeout, role) = (task.Input, task.Timeout, task.RoleArn);
            return ValueTask.FromResult(JsonElement.Parse("""{"n":5}"""));
        });

        var result = await RunAsync(
            $$"""
            "A":{"Type":"Pass","Assign":{"v":"{% $states.input.a %}"},"Output":1,"Next":"T"},
            "T":{"Type":"Task","Resource":"{{Workflows.Function}}","Arguments":{"v":"{% $v + $states.input %}"},"TimeoutSeconds":"{% $v %}","Credentials":{"RoleArn":"{% 'role' & $v %}"},
                 "Assign":{"v":"{% $states.result.n %}"},"Output":["{% $states.result.n %}","{% $v %}"],"Next":"B"},
            "B":{"Type":"Succeed","Output":"{% [$states.input, $v] %}"}
            """,
            """{"a":2}""",
            options);

        Assert.Equal("[5,2,5]", result.Output?.GetRawText() ?? result.Cause);
        Assert.Equal(("""{"v":3}""", TimeSpan.FromSeconds(2), "role2"), (given!.Value.GetRawText(), timeout, role));
    }

    [Theory]
    [InlineData(""" ,"Catch":[{"ErrorEquals":["Other"],"Next":"B"},{"ErrorEquals":["E"],"Output":{"e":"{% $states.errorOutput.Error & $states.input.a %}"},"Assign":{"c":"{% $states.errorOutput.Cause %}"},"Next":"B"}] """, """{"in":{"e":"E1"},"c":"why"}""")]
    [InlineData(""" ,"Catch":[{"ErrorEquals":["States.ALL"],"Next":"B"}] """, """{"in":{"Error":"E","Cause":"why"},"c":"none"}""")]
    public async Task Task_ErrorThatIsCaught_GivesTheOutputOfTheCatcher(string fields, string output)
    {
        var options = Workflows.WithTask((_, _) => throw new TaskFailedException("E", "why"));

        var result = await RunAsync(
            $$"""
            "A":{"Type":"Pass","Assign":{"c":"none"},"Next":"S"},
            "S":{"Type":"Task","Resource":"{{Workflows.Function}}","Output":"{% $states.result %}","Assign":{"c":"{% $states.result %}"},"End":true{{fields}} },
            "B":{"Type":"Succeed","Output":{"in":"{% $states.input %}","c":"{% $c %}"} }
            """,
            """{"a":1}""",
            options);

        Assert.Equal(output, result.Output?.GetRawText() ?? result.Cause);
    }

    [Fact]
    public async Task Task_CatcherThatFails_NamesItsField()
    {
        var options = Workflows.WithTask((_, _) => throw new TaskFailedException("E", "why"));

        var result = await RunAsync($$""" "S":{"Type":"Task","Resource":"{{Workflows.Function}}","Catch":[{"ErrorEquals":["E"],"Output":{"x":"{% $states.result %}"},"Next":"B"}],"End":true},"B":{"Type":"Succeed"} """, options: options);

        Assert.Equal(At + "The JSONata expression '$states.result' specified for the field 'Catch[0]/Output/x' returned nothing (undefined).", result.Cause);
    }

    [Fact]
    public async Task Task_OutputThatFails_IsRetriedAndCaught()
    {
        var calls = 0;
        var options = Workflows.WithTask((_, _) => ValueTask.FromResult(JsonElement.Parse($"{++calls}")));

        var result = await RunAsync(
            $$"""
            "S":{"Type":"Task","Resource":"{{Workflows.Function}}","Output":"{% $states.result.no %}","End":true,
                 "Retry":[{"ErrorEquals":["States.QueryEvaluationError"],"MaxAttempts":1}],"Catch":[{"ErrorEquals":["States.ALL"],"Output":"{% $states.errorOutput.Error %}","Next":"B"}]},
            "B":{"Type":"Succeed"}
            """,
            options: options);

        Assert.Equal("\"States.QueryEvaluationError\"", result.Output?.GetRawText() ?? result.Cause);
        Assert.Equal((2, 2), (calls, result.History.Count(item => item.Type == HistoryEventType.EvaluationFailed)));
        Assert.Equal(StateStatus.Caught, result.StateStatuses()["S"]);
    }

    [Theory]
    [InlineData("""{"n":1}""", """{"x":1}""")]
    [InlineData("""{"n":2}""", """{"n":2}""")]
    [InlineData("""{"n":3}""", """{"d":3,"v":"default"}""")]
    public async Task Choice_Condition_DecidesOutputAndVariables(string input, string output)
    {
        var result = await RunAsync(
            """
            "C":{"Type":"Choice","Choices":[{"Condition":"{% $states.input.n = 1 %}","Output":{"x":"{% $states.input.n %}"},"Next":"S"},{"Condition":false,"Next":"S"},{"Condition":"{% $states.input.n = 2 %}","Next":"S"}],
                 "Assign":{"v":"default"},"Output":{"d":"{% $states.input.n %}"},"Default":"D"},
            "S":{"Type":"Succeed"},
            "D":{"Type":"Succeed","Output":"{% $merge([$states.input, {'v': $v}]) %}"}
            """,
            input);

        Assert.Equal(output, result.Output?.GetRawText() ?? result.Cause);
    }

    [Fact]
    public async Task Choice_ConditionThatIsNotBoolean_Fails()
    {
        var result = await RunAsync(""" "S":{"Type":"Choice","Choices":[{"Condition":false,"Next":"E"},{"Condition":"{% 'yes' %}","Next":"E"}]},"E":{"Type":"Succeed"} """);

        Assert.Equal(At + "The JSONata expression ''yes'' specified for the field 'Choices[1]/Condition' returned an unexpected result type. Expected 'boolean', but was 'string' for value: \"yes\"", result.Cause);
    }

    [Fact]
    public async Task Choice_WithoutMatch_CannotGoOn()
    {
        var result = await RunAsync(""" "S":{"Type":"Choice","Choices":[{"Condition":"{% false %}","Next":"E"}]},"E":{"Type":"Succeed"} """);

        Assert.Equal(("States.Runtime", At + "Failed to transition out of the state. The state does not point to a next state."), (result.Error, result.Cause));
    }

    [Fact]
    public async Task Fail_ErrorAndCause_AreEvaluated()
    {
        var result = await RunAsync(""" "S":{"Type":"Fail","Error":"{% 'E' & $states.input.n %}","Cause":"{% $string($states.input) %}"} """, """{"n":1}""");

        Assert.Equal(("E1", """{"n":1}"""), (result.Error, result.Cause));
    }

    [Fact]
    public async Task Wait_Expressions_PassTheTimeThatNowTells()
    {
        var options = new LocalRunnerOptions { SkipDelays = true, TimeProvider = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)) };

        var result = await RunAsync(
            """
            "A":{"Type":"Wait","Seconds":"{% 30 + 30 %}","Next":"B"},
            "B":{"Type":"Wait","Timestamp":"{% $fromMillis($millis() + 3600000) %}","Next":"C"},
            "C":{"Type":"Succeed","Output":"{% $now() %}"}
            """,
            options: options);

        Assert.Equal("\"2026-01-01T01:01:00.000Z\"", result.Output?.GetRawText() ?? result.Cause);
    }

    [Fact]
    public async Task Map_Fields_SeeItemsAndVariables()
    {
        var result = await RunAsync(
            """
            "A":{"Type":"Pass","Assign":{"k":10},"Next":"M"},
            "M":{"Type":"Map","Items":"{% $states.input.list %}","MaxConcurrency":"{% 1 %}","ItemSelector":{"i":"{% $states.context.Map.Item.Index %}","v":"{% $states.context.Map.Item.Value * $k %}","all":"{% $count($states.input.list) %}"},
                 "ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Pass","Assign":{"w":"{% $states.input.v + $states.context.Map.Item.Index %}"},"Next":"J"},"J":{"Type":"Pass","Output":"{% [$w, $states.input.all] %}","End":true}}},
                 "Output":"{% {'sum': $sum($states.result.($[0])), 'of': $states.input.list} %}","End":true}
            """,
            """{"list":[1,2]}""");

        Assert.Equal("""{"sum":31,"of":[1,2]}""", result.Output?.GetRawText() ?? result.Cause);
    }

    [Fact]
    public async Task Map_StatesInside_AreInTheLanguageOfTheMachine()
    {
        var result = await Workflows.RunAsync(""" "M":{"Type":"Map","QueryLanguage":"JSONata","Items":"{% [1,2] %}","ItemProcessor":{"StartAt":"I","States":{"I":{"Type":"Pass","Parameters":{"x.$":"$"},"End":true}}},"End":true} """);

        Assert.Equal("""[{"x":1},{"x":2}]""", result.Output?.GetRawText() ?? result.Cause);
    }

    [Fact]
    public async Task Parallel_Arguments_AreTheInputOfTheBranches()
    {
        var result = await RunAsync(
            """
            "P":{"Type":"Parallel","Arguments":{"n":"{% $states.input.a + 1 %}"},"Branches":[{"StartAt":"B","States":{"B":{"Type":"Pass","Output":"{% $states.input.n %}","End":true}}},{"StartAt":"C","States":{"C":{"Type":"Pass","End":true}}}],
                 "Output":{"r":"{% $states.result %}","a":"{% $states.input.a %}"},"End":true}
            """,
            """{"a":1}""");

        Assert.Equal("""{"r":[2,{"n":2}],"a":1}""", result.Output?.GetRawText() ?? result.Cause);
    }

    [Fact]
    public async Task DistributedMap_ReaderBatcherAndWriter_TakeArguments()
    {
        var folder = Directory.CreateTempSubdirectory("mlkit-jsonata-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "data"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "data", "in.json"), "[1,2,3,4]", TestContext.Current.CancellationToken);
            var options = new LocalRunnerOptions { SkipDelays = true, Objects = LocalBuckets.In(folder.FullName) };

            var result = await RunAsync(
                """
                "A":{"Type":"Pass","Assign":{"k":10},"Next":"M"},
                "M":{"Type":"Map","Label":"L","ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSON","MaxItems":"{% 3 %}"},"Arguments":{"Bucket":"{% $states.input.b %}","Key":"in.json"}},
                     "ItemSelector":"{% $states.context.Map.Item.Value * $k %}","ItemBatcher":{"MaxItemsPerBatch":"{% 2 %}","BatchInput":{"k":"{% $k %}"}},
                     "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"I","States":{"I":{"Type":"Pass","Output":"{% $sum($states.input.Items) + $states.input.BatchInput.k %}","End":true}}},
                     "ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Arguments":{"Bucket":"{% $states.input.b %}","Prefix":"out"},"WriterConfig":{"Transformation":"COMPACT","OutputType":"JSON"}},
                     "Output":"{% $states.result.ResultWriterDetails.Bucket %}","End":true}
                """,
                """{"b":"data"}""",
                options);

            Assert.Equal("\"data\"", result.Output?.GetRawText() ?? result.Cause);
            var written = await File.ReadAllTextAsync(Directory.GetFiles(folder.FullName, "SUCCEEDED_0.json", SearchOption.AllDirectories).Single(), TestContext.Current.CancellationToken);
            Assert.Equal([40, 40], JsonElement.Parse(written).EnumerateArray().Select(item => item.GetInt32()).Order());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task DistributedMap_ArgumentsThatAreNoObject_Fail()
    {
        var options = new LocalRunnerOptions { SkipDelays = true, Objects = LocalBuckets.In(Path.GetTempPath()) };

        var result = await RunAsync(
            """
            "S":{"Type":"Map","Label":"L","ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSON"},"Arguments":"{% 1 %}"},
                 "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"End":true}
            """,
            options: options);

        Assert.Equal(At + "The JSONata expression '1' specified for the field 'ItemReader/Arguments' returned an unexpected result type. Expected 'object', but was 'number' for value: 1", result.Cause);
    }

    [Theory]
    [InlineData(""" "ItemReader":{"Resource":"arn:aws:states:::s3:listObjectsV2","Arguments":{"Bucket":"b","Prefix":"{% 5 %}"}} """, "States.ItemReaderFailed", "The field 'Prefix' of the ItemReader must be a string")]
    [InlineData(""" "Items":[1],"ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Arguments":"{% {'Prefix':'p'} %}"} """, "States.ResultWriterFailed", "The field 'Bucket' of the ResultWriter must be a string")]
    public async Task DistributedMap_ArgumentsOfAnotherType_FailWithTheNameOfTheField(string fields, string error, string cause)
    {
        var options = new LocalRunnerOptions { SkipDelays = true, Objects = LocalBuckets.In(Path.GetTempPath()) };

        var result = await RunAsync(
            """
            "S":{"Type":"Map","Label":"L",$FIELDS,
                 "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"End":true}
            """.Replace("$FIELDS", fields, StringComparison.Ordinal),
            options: options);

        Assert.Equal((error, cause), (result.Error, result.Cause));
    }

    [Fact]
    public async Task DistributedMap_Variables_AreNotSeenByTheChildren()
    {
        var result = await RunAsync(
            """
            "A":{"Type":"Pass","Assign":{"k":10},"Next":"M"},
            "M":{"Type":"Map","Label":"L","Items":[1],"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"I","States":{"I":{"Type":"Pass","Output":"{% $exists($k) %}","End":true}}},"End":true}
            """);

        Assert.Equal("[false]", result.Output?.GetRawText() ?? result.Cause);
    }

    [Fact]
    public async Task RunAsync_SameSeed_DrawsTheSameNumbers()
    {
        const string States = """ "S":{"Type":"Pass","Output":"{% [$random(), $uuid()] %}","End":true} """;

        var first = await RunAsync(States, options: new LocalRunnerOptions { Seed = 7 });
        var second = await RunAsync(States, options: new LocalRunnerOptions { Seed = 7 });

        Assert.Equal(first.Output!.Value.GetRawText(), second.Output!.Value.GetRawText());
    }

    [Fact]
    public async Task RunAsync_ExpressionWithoutEnd_Fails()
    {
        var result = await RunAsync(""" "S":{"Type":"Pass","Output":"{% ($f := function($n) { $f($n + 1) }; $f(0)) %}","End":true} """);

        Assert.Equal("States.QueryEvaluationError", result.Error);
        Assert.StartsWith(At + "The JSONata expression '($f := function($n) { $f($n + 1) }; $f(0))' specified for the field 'Output' threw an error during evaluation. U1001: ", result.Cause, StringComparison.Ordinal);
    }

    private static JsonSerializerOptions Relaxed { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Task<ExecutionResult> RunAsync(string states, string input = "{}", LocalRunnerOptions? options = null) =>
        new LocalRunner(options ?? new LocalRunnerOptions { SkipDelays = true }).RunAsync(Workflows.Of(states, Machine), input, TestContext.Current.CancellationToken);
}
