using System.Collections.Frozen;
using System.Text.Json;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Internal;

namespace MlKit.Pipelines.Choices;

/// <summary>Compares a value of the input with a literal or with another value (JSONPath). <see cref="Comparisons"/> makes them.</summary>
public sealed record ComparisonCondition : ChoiceCondition
{
    private static readonly FrozenDictionary<string, (ComparisonOperator Operator, bool IsPath)> Names = Enum.GetValues<ComparisonOperator>()
        .SelectMany(value => new[] { KeyValuePair.Create(value.ToString(), (value, false)), KeyValuePair.Create(value + ObjectReader.PathSuffix, (value, true)) })
        .Where(pair => !pair.Value.Item2 || HasPathTwin(pair.Value.value))
        .ToFrozenDictionary();

    private static readonly string[] OperatorNames = [.. Enum.GetValues<ComparisonOperator>().Select(value => value.ToString())];

    internal ComparisonCondition(Expression? variable, ComparisonOperator? comparison, ValueOf<JsonElement>? operand)
    {
        Variable = variable;
        Operator = comparison;
        Operand = operand;
    }

    /// <summary>Gets the path of the value that is compared.</summary>
    /// <value>It is <see langword="null"/> only in a definition that was read without one.</value>
    public Expression? Variable { get; }

    /// <summary>Gets how it is compared.</summary>
    /// <value>It is <see langword="null"/> only in a definition that was read without one.</value>
    public ComparisonOperator? Operator { get; }

    /// <summary>Gets what it is compared with.</summary>
    /// <value>It is <see langword="null"/> only in a definition that was read without one.</value>
    public ValueOf<JsonElement>? Operand { get; }

    internal static bool IsOperator(string name) => Names.ContainsKey(name);

    internal static ComparisonCondition? TryTake(ObjectReader reader)
    {
        var variable = reader.TakeRequiredPath("Variable");
        foreach (var name in reader.Names)
        {
            if (!Names.TryGetValue(name, out var found))
                continue;

            if (!found.IsPath)
                return new(variable, found.Operator, reader.TakeAny(name)!.Value);

            if (reader.TakeRequiredPath(name) is { } operand)
                return new(variable, found.Operator, operand);
        }

        return variable is null ? null : new(variable, null, null);
    }

    internal override void Write(ObjectWriter writer)
    {
        writer.Write("Variable", Variable);
        if (Operator is not { } comparison || Operand is not { } operand)
            return;

        var name = OperatorNames[(int)comparison];
        if (operand.IsLiteral)
            writer.Write(name, (JsonElement?)operand.Literal);
        else
            writer.Write(name + ObjectReader.PathSuffix, operand.Expression.Source);
    }

    private static bool HasPathTwin(ComparisonOperator value) => value is not ComparisonOperator.StringMatches and < ComparisonOperator.IsNull;
}
