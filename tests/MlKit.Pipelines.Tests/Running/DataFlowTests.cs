namespace MlKit.Pipelines.Tests.Running;

public sealed class DataFlowTests
{
    [Theory]
    [InlineData(""" "InputPath":"$.a" """, """{"a":{"b":1},"c":2}""", """{"b":1}""")]
    [InlineData(""" "InputPath":null """, """{"a":1}""", "{}")]
    [InlineData(""" "OutputPath":null """, """{"a":1}""", "{}")]
    [InlineData(""" "Result":7,"ResultPath":"$.x.y" """, """{"a":1}""", """{"a":1,"x":{"y":7}}""")]
    [InlineData(""" "Result":7,"ResultPath":"$.a[1].b" """, """{"a":[1,{"b":2,"c":3}]}""", """{"a":[1,{"b":7,"c":3}]}""")]
    [InlineData(""" "Result":7,"ResultPath":null """, """{"a":1}""", """{"a":1}""")]
    [InlineData(""" "Parameters":{"x.$":"$.items[?(@.n > 1 && @.s == 'b')].n","y":[{"z.$":"$.items[-1].s"}]} """, """{"items":[{"n":1,"s":"b"},{"n":2,"s":"b"},{"n":3,"s":"c"}]}""", """{"x":[2],"y":[{"z":"c"}]}""")]
    [InlineData(""" "Parameters":{"x.$":"$..n","y.$":"$.items.length()","z.$":"$['items'][0,1]"} """, """{"items":[{"n":1},{"n":2}]}""", """{"x":[1,2],"y":2,"z":[{"n":1},{"n":2}]}""")]
    [InlineData(""" "Parameters":{"x.$":"States.Format('{} \\{\\} {}', $.a, States.Array(1, null))"} """, """{"a":"é"}""", """{"x":"é {} [1, null]"}""")]
    [InlineData(""" "Parameters":{"x.$":"$$.State.Name","y.$":"$$.StateMachine.Name"} """, "{}", """{"x":"S","y":"test"}""")]
    public async Task Pass_Fields_ShapeTheOutput(string fields, string input, string output)
    {
        var result = await Workflows.RunAsync($$""" "S":{"Type":"Pass","End":true,{{fields}}} """, input);

        Assert.Equal(output, result.Output!.Value.GetRawText());
    }

    [Theory]
    [InlineData(""" "Parameters":{"x.$":"$.no"} """, "States.Runtime", "An error occurred while executing the state 'S' (entered at the event id #2). The JSONPath '$.no' specified for the field 'x.$' could not be found in the input '{\"a\":1}'")]
    [InlineData(""" "Parameters":{"x.$":"States.Array($.no)"} """, "States.Runtime", "An error occurred while executing the state 'S' (entered at the event id #2). The function 'States.Array($.no)' had the following error: The JsonPath argument for the field '$.no' could not be found in the input '{\"a\":1}'")]
    [InlineData(""" "Parameters":{"x.$":"States.MathAdd($.a, 'b')"} """, "States.IntrinsicFailure", "An error occurred while executing the state 'S' (entered at the event id #2). The function 'States.MathAdd($.a, 'b')' had the following error: Argument 2 of States.MathAdd must be a number, but was \"b\"")]
    [InlineData(""" "InputPath":"$.a.b" """, "States.Runtime", "An error occurred while executing the state 'S' (entered at the event id #2). Invalid path '$.a.b' : Expected to find an object with property ['b'] in path $['a'] but found 'com.fasterxml.jackson.databind.node.IntNode'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.")]
    [InlineData(""" "ResultPath":"$.a.b" """, "States.ResultPathMatchFailure", "An error occurred while executing the state 'S' (entered at the event id #2). Unable to apply ReferencePath $.a.b to input {\"a\":1}")]
    [InlineData(""" "Parameters":{"x.$":"$no"} """, "States.Runtime", "An error occurred while executing the state 'S' (entered at the event id #2). The JSONPath '$no' specified for the field 'x.$' could not be found in the input '{\"a\":1}'")]
    public async Task Pass_ExpressionThatFails_FailsInAwsWords(string fields, string error, string cause)
    {
        var result = await Workflows.RunAsync($$""" "S":{"Type":"Pass","End":true,{{fields}}} """, """{ "a": 1 }""");

        Assert.Equal((error, cause), (result.Error, result.Cause));
        Assert.Equal(["ExecutionStarted<0", "PassStateEntered<0", "ExecutionFailed<2"], Workflows.Events(result));
    }

    [Theory]
    [InlineData("""{"n":1}""", "rule")]
    [InlineData("""{"n":2}""", "state")]
    [InlineData("""{"n":3}""", "state")]
    public async Task Assign_OfAChoice_IsReplacedByThatOfTheRule(string input, string expected)
    {
        const string Ways = """ "Assign":{"x":"state"},"Default":"End","Choices":[{"Variable":"$.n","NumericEquals":1,"Assign":{"x":"rule"},"Next":"End"},{"Variable":"$.n","NumericEquals":2,"Next":"End"}]""";
        const string JsonataWays = """ "Assign":{"x":"state"},"Default":"End","QueryLanguage":"JSONata","Choices":[{"Condition":"{% $states.input.n = 1 %}","Assign":{"x":"rule"},"Next":"End"},{"Condition":"{% $states.input.n = 2 %}","Next":"End"}]""";
        foreach (var ways in (string[])[Ways, JsonataWays])
        {
            var result = await Workflows.RunAsync(
                $$"""
                "A":{"Type":"Pass","Assign":{"x":"before"},"Next":"C"},
                "C":{"Type":"Choice",{{ways}}},
                "End":{"Type":"Pass","Parameters":{"x.$":"$x"},"End":true}
                """,
                input);

            Assert.Equal($$"""{"x":"{{expected}}"}""", result.Output!.Value.GetRawText());
        }
    }

    [Fact]
    public async Task Assign_InABranch_IsSeenThereOnly()
    {
        var result = await Workflows.RunAsync(
            """
            "A":{"Type":"Pass","Assign":{"x":1},"Next":"P"},
            "P":{"Type":"Parallel","Next":"End","Branches":[
              {"StartAt":"B1","States":{"B1":{"Type":"Pass","Assign":{"y.$":"States.MathAdd($x, 1)"},"Next":"B2"},"B2":{"Type":"Pass","Parameters":{"y.$":"$y"},"End":true}}},
              {"StartAt":"C1","States":{"C1":{"Type":"Pass","Parameters":{"x.$":"$x"},"End":true}}}]},
            "End":{"Type":"Pass","Parameters":{"all.$":"$","x.$":"$x"},"End":true}
            """);

        Assert.Equal("""{"all":[{"y":2},{"x":1}],"x":1}""", result.Output!.Value.GetRawText());
    }
}
