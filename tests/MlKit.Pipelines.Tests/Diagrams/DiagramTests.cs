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

    /// <summary>Gets a machine with ways over several rows: errors, a loop, and an end before the last row.</summary>
    private static StateMachine Winding => StateMachine.Create("winding")
        .Then(TaskState.Create("Preflight", "arn:aws:states:::lambda:invoke").AddCatch(new Catcher("Notify failure")))
        .Then(TaskState.Create("Train", "arn:aws:states:::lambda:invoke").AddCatch(new Catcher("Notify failure", "States.Timeout")))
        .Choose("Good enough?", ways => ways
            .When(Asl.Input("$.f1").NumericGreaterThan(0.9), way => way.Then(TaskState.Create("Deploy", "arn:aws:states:::lambda:invoke").AddCatch(new Catcher("Notify failure"))))
            .When(Asl.Input("$.again").BooleanEquals(true), "Train")
            .Otherwise(way => way.Then(PassState.Create("Keep"))))
        .Then(SucceedState.Create("Done"))
        .Add(TaskState.Create("Notify failure", "arn:aws:states:::lambda:invoke").WithNext("Clean up"))
        .Add(PassState.Create("Clean up").WithNext("Failed"))
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
    public void ToSvg_WaysOverSeveralRows_AreDrawnBesideTheBoxes()
    {
        var layout = DiagramLayout.Of(DiagramScope.Of(Winding));

        Golden.Check("Golden/winding.svg", Winding.ToSvg());
        var far = layout.Scope.Edges.Where(edge => layout.Box(edge.To).Row != layout.Box(edge.From).Row + 1).ToList();
        Assert.Equal(["Preflight-Notify failure", "Train-Notify failure", "Good enough?-Train"], far.Select(edge => $"{edge.From}-{edge.To}"));
        Assert.All(far, edge =>
        {
            int[] rows = [layout.Box(edge.From).Row, layout.Box(edge.To).Row];
            Assert.All(layout.Boxes.Where(box => box.Row >= rows.Min() && box.Row <= rows.Max()), box => Assert.InRange(layout.Lanes[edge.To], box.Right, layout.Width));
        });
    }

    [Fact]
    public void ToSvg_EndBeforeTheLastRow_IsReachedBesideTheBoxes()
    {
        var layout = DiagramLayout.Of(DiagramScope.Of(StateMachine.Create("m")
            .Then(TaskState.Create("A", "arn:aws:states:::lambda:invoke").AddCatch(new Catcher("A very long name of a state")))
            .Add(FailState.Create("A very long name of a state"))
            .Build()));

        Assert.InRange(layout.Lanes[DiagramLanes.End], layout.Box("A very long name of a state").Right + 1, layout.Width);
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
