using System.Text.Json;
using MlKit.Pipelines;
using MlKit.Pipelines.Validation;

namespace MlKit.Conformance;

/// <summary>Compares what MlKit.Pipelines says of a case with what AWS said.</summary>
public static class CaseJudge
{
    public static CaseResult Judge(ConformanceCase test) => new(test, test.Kind switch
    {
        "validation" => JudgeValidation(test),
        "execution" => ExecutionJudge.Judge(test),
        "teststate" => StateTestJudge.Judge(test),
        "jsonata" => JsonataJudge.Judge(test),
        _ => $"cases of the kind '{test.Kind}' are not run yet",
    });

    /// <summary>Returns why a definition is not the same after reading and writing, or <see langword="null"/>. Text that is no JSON object has nothing to keep.</summary>
    public static string? JudgeRoundTrip(string definition)
    {
        StateMachine machine;
        try
        {
            machine = StateMachine.Parse(definition);
        }
        catch (DefinitionException)
        {
            return null;
        }

        var written = machine.ToJson();
        return JsonElement.DeepEquals(JsonElement.Parse(definition), JsonElement.Parse(written)) ? null : $"written back as {machine.ToJson(indented: false)}";
    }

    private static string? JudgeValidation(ConformanceCase test)
    {
        var rejected = test.Expected.GetProperty("status").GetString() == "REJECTED";
        var errors = Errors(test);
        if (rejected && errors.Count == 0)
            return $"accepted, but AWS rejects it: {test.Expected.GetRawText()}";

        return !rejected && errors.Count > 0 ? $"rejected, but AWS accepts it: {string.Join(" | ", errors)}" : JudgeRoundTrip(test.Definition);
    }

    private static List<DefinitionIssue> Errors(ConformanceCase test) =>
        [.. StateMachine.ValidateJson(test.Definition, test.IsExpress ? StateMachineType.Express : StateMachineType.Standard).Where(issue => issue.Severity == IssueSeverity.Error)];
}
