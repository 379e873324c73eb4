using System.Text.Json;
using MlKit.Pipelines.Choices;
using MlKit.Pipelines.Expressions;

namespace MlKit.Pipelines.Tests.Choices;

public sealed class ComparisonsTests
{
    private static readonly Expression A = Asl.Input("$.a");
    private static readonly Expression B = Asl.Input("$.b");
    private static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static TheoryData<string, ChoiceCondition> Conditions => new()
    {
        { "StringEquals\":\"x", A.StringEquals("x") }, { "StringLessThan\":\"x", A.StringLessThan("x") }, { "StringGreaterThan\":\"x", A.StringGreaterThan("x") },
        { "StringLessThanEquals\":\"x", A.StringLessThanEquals("x") }, { "StringGreaterThanEquals\":\"x", A.StringGreaterThanEquals("x") }, { "StringMatches\":\"x*", A.StringMatches("x*") },
        { "NumericEquals\":1", A.NumericEquals(1) }, { "NumericLessThan\":1.5", A.NumericLessThan(1.5) }, { "NumericGreaterThan\":1", A.NumericGreaterThan(1) },
        { "NumericLessThanEquals\":1", A.NumericLessThanEquals(1) }, { "NumericGreaterThanEquals\":1", A.NumericGreaterThanEquals(1) }, { "BooleanEquals\":true", A.BooleanEquals(true) },
        { "TimestampEquals\":\"2026-01-02T03:04:05Z", A.TimestampEquals(Time) }, { "TimestampLessThan\":\"2026-01-02T03:04:05Z", A.TimestampLessThan(Time) },
        { "TimestampGreaterThan\":\"2026-01-02T03:04:05Z", A.TimestampGreaterThan(Time) }, { "TimestampLessThanEquals\":\"2026-01-02T03:04:05Z", A.TimestampLessThanEquals(Time) },
        { "TimestampGreaterThanEquals\":\"2026-01-02T03:04:05Z", A.TimestampGreaterThanEquals(Time) }, { "IsNull\":true", A.IsNull() }, { "IsPresent\":false", A.IsPresent(false) }, { "IsNumeric\":true", A.IsNumeric() },
        { "IsString\":true", A.IsString() }, { "IsBoolean\":true", A.IsBoolean() }, { "IsTimestamp\":true", A.IsTimestamp() },
        { "StringEqualsPath\":\"$.b", A.StringEquals(B) }, { "NumericLessThanPath\":\"$.b", A.NumericLessThan(B) }, { "BooleanEqualsPath\":\"$.b", A.BooleanEquals(B) }, { "TimestampEqualsPath\":\"$.b", A.TimestampEquals(B) },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Comparison_InARule_IsWrittenUnderItsName(string written, ChoiceCondition condition)
    {
        var state = ChoiceState.Create("Q").When(condition, "A").Otherwise("A");

        Assert.Contains($"\"{written}", state.ToJson(indented: false), StringComparison.Ordinal);
        Assert.Equal(state.ToJson(), MlKit.Pipelines.States.State.Parse("Q", state.ToJson()).ToJson());
    }

    [Fact]
    public void Join_Conditions_IsWrittenNested() => Assert.Equal(
        """{"Type":"Choice","Choices":[{"And":[{"Variable":"$.a","IsNull":true},{"Or":[{"Variable":"$.b","IsNull":true},{"Not":{"Variable":"$.b","IsString":true}}]}],"Next":"A"}]}""",
        ChoiceState.Create("Q").When(A.IsNull().And(B.IsNull().Or(B.IsString().Not())), "A").ToJson(indented: false));

    [Fact]
    public void Arguments_Null_Throw()
    {
        Assert.Equal("variable", Assert.Throws<ArgumentNullException>(() => ((Expression)null!).IsNull()).ParamName);
        Assert.Equal("operand", Assert.Throws<ArgumentNullException>(() => A.StringEquals((Expression)null!)).ParamName);
        Assert.Equal("others", Assert.Throws<ArgumentNullException>(() => A.IsNull().And([null!])).ParamName);
    }

    [Fact]
    public void Operand_OfAComparison_IsReadable()
    {
        var comparison = Assert.IsType<ComparisonCondition>(A.NumericEquals(2));

        Assert.Equal((ComparisonOperator.NumericEquals, "$.a", 2), (comparison.Operator, comparison.Variable!.Text, comparison.Operand!.Literal.GetInt32()));
        Assert.Equal(JsonValueKind.Number, comparison.Operand.Literal.ValueKind);
    }
}
