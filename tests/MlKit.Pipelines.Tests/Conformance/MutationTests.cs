using System.Text.Json.Nodes;
using CsCheck;
using MlKit.Conformance;
using MlKit.Pipelines.Diagrams;

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
