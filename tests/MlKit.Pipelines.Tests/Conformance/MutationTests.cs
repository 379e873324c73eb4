using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using MlKit.Conformance;
using MlKit.Pipelines.Diagrams;
using MlKit.Pipelines.Running;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Tests.Conformance;

public sealed class MutationTests
{
    /// <summary>Definitions that ran on AWS, each with one part replaced: most of them nearly right.</summary>
    [Fact]
    public void ReadCheckExplain_DefinitionsWithAPartReplaced_NeverThrow()
    {
        var definitions = ConformanceCase.Read(SharedData.PathOf("conformance/asl/execution.jsonl")).Select(test => test.Definition).Distinct().Where((_, i) => i % 5 == 0).ToArray();

        Gen.Select(Gen.Int[0, definitions.Length - 1], Gen.Int[0, 1_000_000], RandomDefinition.Json).Sample(
            (index, place, part) =>
            {
                var machine = StateMachine.Parse(Replace(definitions[index], place, part));
                _ = machine.Validate();
                _ = machine.Validate(StateMachineType.Express);
                _ = machine.ToExecutionPolicy().ToJson();
                _ = machine.ToMermaid() + machine.ToDot() + machine.ToSvg();
                return StateMachine.Parse(machine.ToJson()).ToJson() == machine.ToJson();
            },
            iter: 1_000);
    }

    /// <summary>What validation lets through either runs or fails as an execution, whatever its fields and its tasks hold.</summary>
    [Fact]
    public void Run_DefinitionsWithAPartReplaced_EndOrAreRefused()
    {
        var cases = ConformanceCase.Read(SharedData.PathOf("conformance/asl/execution.jsonl")).Where(test => !test.Case.GetRawText().Contains("\"jsonata\"", StringComparison.Ordinal)).DistinctBy(test => test.Definition).ToArray();

        Gen.Select(Gen.Int[0, cases.Length - 1], Gen.Int[0, 1_000_000], RandomDefinition.Json).Sample(
            (index, place, part) => Ends(StateMachine.Parse(Replace(cases[index].Definition, place, part)), cases[index].Case.GetProperty("input"), part),
            iter: 2_000);
    }

    private static bool Ends(StateMachine machine, JsonElement input, string result)
    {
        var tasks = StatesOf(JsonNode.Parse(machine.ToJson())!).Distinct().Aggregate(new TaskMocks(), (mocks, name) => mocks.AddAlways(name, MockResponse.Return(result)));
        try
        {
            var ended = new LocalRunner(new LocalRunnerOptions { SkipDelays = true, Mocks = tasks, MaxEvents = 1_000 }).RunAsync(machine, input).GetAwaiter().GetResult();
            return ended.Status == ExecutionStatus.Succeeded == ended.Output.HasValue && ended.History.All(item => item.ToJson().Length > 0);
        }
        catch (DefinitionException)
        {
            return true;
        }
    }

    private static IEnumerable<string> StatesOf(JsonNode node) =>
        Places(node).Prepend(node).OfType<JsonObject>().Where(json => json["States"] is JsonObject).SelectMany(json => json["States"]!.AsObject().Select(state => state.Key)).Where(name => !string.IsNullOrWhiteSpace(name));

    private static string Replace(string definition, int place, string part)
    {
        var root = JsonNode.Parse(definition)!;
        var places = Places(root).ToList();
        var chosen = places[place % places.Count];
        chosen.ReplaceWith(JsonNode.Parse(part)!.DeepClone());
        return root.ToJsonString();
    }

    private static IEnumerable<JsonNode> Places(JsonNode node)
    {
        var children = node switch
        {
            JsonObject json => json.Select(property => property.Value),
            JsonArray array => array,
            _ => [],
        };
        return children.OfType<JsonNode>().SelectMany(child => Places(child).Prepend(child));
    }
}
