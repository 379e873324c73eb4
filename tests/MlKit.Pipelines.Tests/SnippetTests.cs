using LegacyPipeline;
using MlKit.Pipelines.Running;
using Snippets;

namespace MlKit.Pipelines.Tests;

/// <summary>Runs the code of the documentation that needs no files: what it builds must be right.</summary>
public sealed class SnippetTests
{
    public static TheoryData<Action> Snippets => new(
        PipelinesSnippets.Beginning, SageMakerSnippets.TypedRequest, PipelinesSnippets.Distributed, PipelinesSnippets.Jsonata, () => PipelinesSnippets.Template(LegacyWorkflow.Build()));

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Snippet_OfTheDocumentation_Runs(Action snippet) => snippet();

    [Fact]
    public async Task MockAsync_OneFunctionNotSure_AsksAHuman()
    {
        var result = await LocalRunSnippets.MockAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExecutionStatus.Succeeded, result.Status);
        Assert.Equal(["all sure?", "ask a human", "done", "rate", "rate each"], result.StateStatuses().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void StateMachineExample_IsTheReadmesBeginning()
    {
        var example = File.ReadAllText(Path.Combine(Repository.Root, "src", "MlKit.Pipelines", "StateMachine.cs")).Replace("/// ", "", StringComparison.Ordinal).Replace("///", "", StringComparison.Ordinal);
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "MlKit.Pipelines", "README.md"));

        Assert.Contains(Squeeze(readme[readme.IndexOf("var job", StringComparison.Ordinal)..readme.IndexOf("\n```\n", StringComparison.Ordinal)]), Squeeze(example), StringComparison.Ordinal);
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
