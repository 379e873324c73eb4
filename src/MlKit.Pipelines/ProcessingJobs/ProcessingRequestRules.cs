using System.Collections.Immutable;
using Amazon.SageMaker.Model;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.SageMaker;
using MlKit.Pipelines.States;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.ProcessingJobs;

/// <summary>Finds what keeps a job from being a request: expressions, and whatever SageMaker would refuse.</summary>
internal static class ProcessingRequestRules
{
    private const string LiteralCode = "JOB001";
    private const string OwnCode = "JOB002";
    private const string StateName = "Job";
    private const string Prefix = $"/States/{StateName}/Parameters";

    public static void Check(ProcessingJob job)
    {
        var issues = ImmutableArray.CreateBuilder<DefinitionIssue>();
        AddExpressions(issues, "", job.ToParameters(QueryLanguage.JsonPath));
        foreach (var member in job.Others.Where(member => IsOwn(member.Name)))
            issues.Add(new(OwnCode, $"/{member.Name}", "must be set with the job's own methods", "a further field", "Call those methods instead of With."));

        // An expression fits everywhere in a state, so these are the other mistakes.
        issues.AddRange(Errors((job with { Name = StateName }).AsState()));
        if (issues.Count > 0)
            throw new DefinitionException(issues.DrainToImmutable());
    }

    /// <summary>Fields nobody knows are found by the rules of the state.</summary>
    private static bool IsOwn(string name) => RequestModel.Fields(nameof(CreateProcessingJobRequest)).ContainsKey(name) && !ProcessingRequestExtras.Names.Contains(name);

    private static IEnumerable<DefinitionIssue> Errors(TaskState state) => StateMachine.Create(StateName).Then(state).Validate()
        .Where(issue => issue.Severity == IssueSeverity.Error && issue.Path.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(issue => issue with { Path = issue.Path.Length == Prefix.Length ? "/" : issue.Path[Prefix.Length..] });

    private static void AddExpressions(ImmutableArray<DefinitionIssue>.Builder issues, string path, Payload payload)
    {
        if (payload is PayloadExpression expression)
            issues.Add(Literal(path, expression.Value));

        if (payload is PayloadObject { Members: var members })
        {
            foreach (var member in members)
                AddExpressions(issues, $"{path}/{member.Name}", member.Value);
        }

        if (payload is not PayloadArray { Items: var items })
            return;

        for (var i = 0; i < items.Length; i++)
            AddExpressions(issues, $"{path}/{i}", items[i]);
    }

    private static DefinitionIssue Literal(string path, Expression expression)
    {
        var fix = path == "/ProcessingJobName" ? "Call WithJobName with a text." : "Give the value itself, or run the job in a workflow with AsState.";
        return new(LiteralCode, path, "must be a literal in a request", $"the expression {expression}", fix);
    }
}
