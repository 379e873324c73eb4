using System.Xml.Linq;
using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Diagrams;
using MlKit.Pipelines.Maps;
using MlKit.Pipelines.Retries;
using MlKit.Pipelines.States;

namespace MlKit.Pipelines.Tests.Diagrams;

public sealed class DiagramTests
{
    private static readonly Dictionary<string, StateStatus> Path = new()
    {
        ["Load \"data\" <now>"] = StateStatus.Caught,
        ["Check"] = StateStatus.Succeeded,
        ["Each item"] = StateStatus.Running,
        ["Failed"] = StateStatus.NotReached,
        ["Notify"] = StateStatus.Failed,
    };

    private static StateMachine Machine => StateMachine.Create("demo")
        .Then(TaskState.Create("Load \"data\" <now>", "arn:aws:states:::lambda:invoke").AddCatch(new Catcher("Wait", "E1", "E2")).AddCatch(new Catcher("Failed")))
        .Choose("Check", ways => ways
            .When(Asl.Input("$.f1").NumericGreaterThanEquals(0.8).And(Asl.Input("$.ok").BooleanEquals(true)), way => way
                .Then(ParallelState.Create("Notify", b => b.Then(PassState.Create("Mail")), b => b.Then(PassState.Create("Chat"))))
                .Then(MapState.Distributed("Each item", item => item.Then(PassState.Create("Work")))))
            .When(Asl.Input("$.retry").IsPresent(false).Or(Asl.Input("$.a").StringMatches("x*"), Asl.Input("$.b").NumericLessThan(Asl.Input("$.c")).Not()), "Wait")
            .Otherwise("Failed"))
        .Then(SucceedState.Create("Done"))
        .Add(WaitState.For("Wait", 5).WithNext("Load \"data\" <now>"))
        .Add(FailState.Create("Failed"))
        .Build();

    [Fact]
    public void ToMermaid_Machine_IsDrawn() => Golden.Check("Golden/diagram.mmd", Machine.ToMermaid(Path));

    [Fact]
    public void ToDot_Machine_IsDrawn() => Golden.Check("Golden/diagram.dot", Machine.ToDot(Path));

    [Fact]
    public void ToSvg_Machine_IsDrawn()
    {
        var svg = Machine.ToSvg(Path);

        Golden.Check("Golden/diagram.svg", svg);
        Assert.Equal(3, XDocument.Parse(svg).Descendants().Count(element => element.Value == "Pass"));
    }

    [Fact]
    public void ToSvg_Boxes_DoNotOverlap()
    {
        var boxes = DiagramLayout.Of(DiagramScope.Of(Machine)).Boxes;

        Assert.All(boxes, one => Assert.All(boxes.Where(other => other != one), other => Assert.True(
            one.X + one.Width <= other.X || other.X + other.Width <= one.X || one.Bottom <= other.Y || other.Bottom <= one.Y, $"{one.Node.Name} lies over {other.Node.Name}.")));
    }

    [Fact]
    public void Diagrams_WithoutAPath_HaveNoColors()
    {
        Assert.DoesNotContain("classDef", Machine.ToMermaid(), StringComparison.Ordinal);
        Assert.DoesNotContain(DiagramColors.Fill(StateStatus.Failed), Machine.ToSvg() + Machine.ToDot(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"StartAt":"A","States":{"B":{"Type":"Pass","Next":"C"},"D":{"Type":"Parallel"},"E":{"Type":"Map"},"F":{"Type":"Choice"},"G":5}}""")]
    [InlineData("""{"States":{"F":{"Type":"Choice","Choices":[{"Next":"F"},{"Variable":"$.a","Next":"F"},{"Condition":"x","Next":"F"},{"Condition":true,"Next":"F"}],"Default":"F"}},"QueryLanguage":"JSONata"}""")]
    public void Diagrams_OfAWrongDefinition_AreDrawnAllTheSame(string json)
    {
        var machine = StateMachine.Parse(json);

        Assert.StartsWith("flowchart TD\n", machine.ToMermaid(), StringComparison.Ordinal);
        Assert.EndsWith("}\n", machine.ToDot(), StringComparison.Ordinal);
        Assert.Equal("svg", XDocument.Parse(machine.ToSvg()).Root!.Name.LocalName);
    }

    [Fact]
    public void Arguments_Null_Throw()
    {
        Assert.Equal("machine", Assert.Throws<ArgumentNullException>(() => ((StateMachine)null!).ToMermaid()).ParamName);
        Assert.Equal("machine", Assert.Throws<ArgumentNullException>(() => ((StateMachine)null!).ToDot()).ParamName);
        Assert.Equal("machine", Assert.Throws<ArgumentNullException>(() => ((StateMachine)null!).ToSvg()).ParamName);
    }
}
