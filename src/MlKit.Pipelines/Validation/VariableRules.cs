using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal.JsonPath;

namespace MlKit.Pipelines.Validation;

/// <summary>Looks at variables: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html.</summary>
internal static class VariableRules
{
    private const int MaxNameLength = 80;

    public static void Check(ValidationContext context, StateMachine machine) => new VariableFlow(context).Check(machine, VariableSets.None);

    /// <summary>Looks at the names an <c>Assign</c> gives values to.</summary>
    public static void CheckNames(ValidationContext context, string field, Payload? assign)
    {
        if (assign is PayloadLiteral { Value.ValueKind: not JsonValueKind.Object } or PayloadArray or PayloadExpression)
            context.Issues.Report(Rules.FieldType, "must be an object of names and values", "something else", "Write the variables as the fields of an object.", field);

        foreach (var name in AssignedNames(assign))
        {
            if (!IsName(name))
                context.Issues.Report(
                    Rules.VariableName, "must have a name of letters, digits and '_', at most 80 characters, other than 'states'", IssueCollector.Quote(name),
                    "Rename the variable; a part of one cannot be assigned.", field, name);
        }
    }

    public static IEnumerable<string> AssignedNames(Payload? assign) => assign switch
    {
        PayloadObject value => value.Members.Select(member => member.Name),
        PayloadLiteral { Value: { ValueKind: JsonValueKind.Object } value } => value.EnumerateObject().Select(property => property.Name),
        _ => [],
    };

    private static bool IsName(string name) =>
        name.Length is > 0 and <= MaxNameLength && name != "states" && PathParser.IsNameStart(name[0]) && name.All(PathParser.IsNamePart);
}
