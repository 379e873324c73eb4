using MlKit.Pipelines.Choices;
using MlKit.Pipelines.States;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Tests;

/// <summary>Definitions made to cost time, memory or the stack: each ends with issues, and soon.</summary>
public sealed class HostileDefinitionTests
{
    private const int Many = 4_000;

    private static readonly string ManyNames = string.Concat(Enumerable.Repeat(".a", 100_000));

    public static TheoryData<string, string> Definitions => new()
    {
        { "a path of many names", $$"""{"StartAt":"A","States":{"A":{"Type":"Pass","Result":{},"Next":"B"},"B":{"Type":"Pass","ResultPath":"${{ManyNames}}","Next":"C"},"C":{"Type":"Pass","InputPath":"${{ManyNames}}","Next":"?"} } }""" },
        { "a variable for each state, read by none", Chain(i => $$"""{"Type":"Pass","Assign":{"v{{i}}":1},"Next":"s{{i + 1}}"}""") },
        { "ways back from every state", Chain(i => $$"""{"Type":"Task","Resource":"arn:aws:lambda:r:1:function:f","Catch":[{"ErrorEquals":["a"],"Next":"s0","Assign":{"v{{i}}":1} }],"Next":"s{{i + 1}}"}""") },
        { "input put into the input", Chain(i => $$"""{"Type":"Pass",{{(i == 0 ? "\"Result\":{}" : $"\"ResultPath\":\"$.f{i % 7}\"")}},"Next":"s{{i + 1}}"}""") },
        { "targets that do not exist", Chain(i => $$"""{"Type":"Pass","Next":"x{{i}}"}""") },
        { "the same error many times", Chain(i => i > 0 ? """{"Type":"Fail"}""" : $$"""{"Type":"Task","Resource":"arn:aws:lambda:r:1:function:f","Next":"?","Retry":[{"ErrorEquals":[{{string.Join(',', Enumerable.Range(0, 100_000).Select(error => $"\"{error}\""))}}]}]}""") },
    };

    [Theory]
    [MemberData(nameof(Definitions))]
    public void ValidateJson_Definition_EndsWithAnError(string name, string json)
    {
        var issues = StateMachine.ValidateJson(json);

        Assert.True(issues.Any(issue => issue is { Code: "ASL201", Line: 1 }), name);
    }

    [Fact]
    public void ValidateJson_LongNameAroundManyIssues_DoesNotRepeatItForEver()
    {
        var values = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"\"{i}.$\":1"));

        var issues = StateMachine.ValidateJson($$"""{"StartAt":"A","States":{"A":{"Type":"Pass","End":true},"{{new string('x', 100_000)}}":{"Type":"Pass","Parameters":{ {{values}} },"End":true} } }""");

        Assert.InRange(issues.Sum(issue => (long)issue.Path.Length), 16_000_000, 17_000_000);
        Assert.Contains(issues, issue => issue.Severity == IssueSeverity.Error);
    }

    [Fact]
    public void Build_StatesNestedTooDeep_SaysSo()
    {
        Action<StateChain> inner = chain => chain.Then(SucceedState.Create("end"));
        foreach (var level in Enumerable.Range(0, 100))
        {
            var next = inner;
            inner = chain => chain.Then(ParallelState.Create($"level {level}", next));
        }

        Assert.Equal(TooDeep, Assert.Throws<DefinitionException>(StateMachine.Create("deep").Then(inner).Build).Message);
    }

    [Fact]
    public void Build_ConditionNestedTooDeep_SaysSo()
    {
        var condition = Asl.Input("$.a").IsNull();
        for (var i = 0; i < 100_000; i++)
            condition = condition.Not();

        Assert.Equal(TooDeep, Assert.Throws<DefinitionException>(StateMachine.Create("deep").Choose("A", ways => ways.When(condition, "A").Otherwise("A")).Build).Message);
    }

    // Time depends on the machine and on what the collector finds alive; what is allocated does not.
    [Fact]
    public void Validate_TenTimesTheStates_AllocatesTenTimesAsMuch()
    {
        var (few, many) = (AllocatedFor(1_000), AllocatedFor(10_000));

        Assert.InRange((double)many / few, 9, 11);
    }

    private static long AllocatedFor(int states)
    {
        var json = $$"""{"StartAt":"s0","States":{ {{string.Join(',', Enumerable.Range(0, states).Select(i => $$"""
            "s{{i}}":{"Type":"Task","Resource":"arn:aws:lambda:r:1:function:f","Assign":{"v{{i % 50}}.$":"$.a[{{i}}]"},"ResultPath":"$.r{{i % 50}}","Next":"s{{i + 1}}"}
            """))}},"s{{states}}":{"Type":"Succeed"} } }""";
        _ = StateMachine.Parse(json).Validate();
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = StateMachine.Parse(json).Validate();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // Ten to the twentieth iterations are more than 64 bits count.
    [Fact]
    public void ValidateJson_IterationsInsideIterations_CountsWithoutOverflow()
    {
        var branches = new[] { "a", "b" }.Select(name => Enumerable.Range(0, 20).Aggregate(
            $$"""{"StartAt":"{{name}}","States":{"{{name}}":{"Type":"Succeed"} } }""",
            (inner, level) => $$"""{"StartAt":"{{name}}{{level}}","States":{"{{name}}{{level}}":{"Type":"Map","Items":[0,0,0,0,0,0,0,0,0,0],"ItemProcessor":{{inner}},"End":true} } }"""));

        var issues = StateMachine.ValidateJson($$"""{"QueryLanguage":"JSONata","StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[{{string.Join(',', branches)}}],"End":true} } }""");

        Assert.Equal(["/States: must make fewer than 25000 history events, but found at least 1000000000 in every execution. Move states into workflows of their own, or items into a distributed Map state."], issues.Select(issue => issue.ToString()));
    }

    private static string TooDeep => "/: must be one JSON value, at most 256 levels deep, without a key twice, but found more than 256 levels. Move what is inside into state machines of their own.";

    // The last state leads to one that is not there: that must be found, whatever comes before.
    private static string Chain(Func<int, string> state)
    {
        var states = string.Join(',', Enumerable.Range(0, Many).Select(i => $"\"s{i}\":{state(i)}"));
        return $$"""{"StartAt":"s0","States":{ {{states}},"s{{Many}}":{"Type":"Pass","Next":"?"} } }""";
    }
}
