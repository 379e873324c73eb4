using MlKit.Pipelines.Expressions;

namespace MlKit.Pipelines.Tests.Expressions;

public sealed class AslTests
{
    public static TheoryData<string, string> Calls => new()
    {
        { "States.Format('{} of {}', $.a, 3)", Asl.Format("{} of {}", Asl.Input("$.a"), 3).Text },
        { "States.Format('it\\'s \\\\ \\{\\}')", Asl.Format("it's \\ \\{\\}").Text },
        { "States.Array($.a, 'b', 1.5, true, null)", Asl.Array(Asl.Input("$.a"), "b", 1.5, true, default).Text },
        { "States.ArrayPartition($.a, 2)", Asl.ArrayPartition(Asl.Input("$.a"), 2).Text },
        { "States.ArrayContains($.a, 'x')", Asl.ArrayContains(Asl.Input("$.a"), "x").Text },
        { "States.ArrayRange(1, 9, 2)", Asl.ArrayRange(1, 9, 2).Text },
        { "States.ArrayGetItem($.a, 0)", Asl.ArrayGetItem(Asl.Input("$.a"), 0).Text },
        { "States.ArrayLength($.a)", Asl.ArrayLength(Asl.Input("$.a")).Text },
        { "States.ArrayUnique($.a)", Asl.ArrayUnique(Asl.Input("$.a")).Text },
        { "States.Base64Encode($.a)", Asl.Base64Encode(Asl.Input("$.a")).Text },
        { "States.Base64Decode($.a)", Asl.Base64Decode(Asl.Input("$.a")).Text },
        { "States.Hash($.a, 'SHA-256')", Asl.Hash(Asl.Input("$.a"), "SHA-256").Text },
        { "States.JsonMerge($.a, $.b, false)", Asl.JsonMerge(Asl.Input("$.a"), Asl.Input("$.b")).Text },
        { "States.StringToJson($.a)", Asl.StringToJson(Asl.Input("$.a")).Text },
        { "States.JsonToString($.a)", Asl.JsonToString(Asl.Input("$.a")).Text },
        { "States.MathRandom(1, 6)", Asl.MathRandom(1, 6).Text },
        { "States.MathAdd($.a, -1)", Asl.MathAdd(Asl.Input("$.a"), -1).Text },
        { "States.StringSplit($.a, ',')", Asl.StringSplit(Asl.Input("$.a"), ",").Text },
        { "States.UUID()", Asl.Uuid().Text },
        { "States.JsonToString(States.Array($$.Execution.Id, $v))", Asl.JsonToString(Asl.Array(Asl.Context("$$.Execution.Id"), Asl.Variable("v"))).Text },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_OfAFunction_IsWrittenAndParses(string expected, string actual)
    {
        Assert.Equal(expected, actual);
        Assert.Null(Expression.FromJsonPath(actual).Intrinsic.Problem);
    }

    [Fact]
    public void Variable_WithAndWithoutSign_IsTheSame() => Assert.Equal(Asl.Variable("$job.name"), Asl.Variable("job.name"));

    [Fact]
    public void Input_WithoutPath_IsTheWholeInput() => Assert.Equal("$", Asl.Input().Text);

    [Fact]
    public void Jsonata_Expression_IsDelimitedInADefinition()
    {
        Assert.Equal("{% $states.input.a %}", Asl.Jsonata("$states.input.a").ToString());
        Assert.Equal("$states.input.a", Asl.Jsonata("$states.input.a").Text);
    }

    [Fact]
    public void Jsonata_DelimitedText_SaysWhatToDo() => Assert.Equal(
        "A JSONata expression must be given without {% and %}, but was '{% 1 %}'. Leave the two out: they are written for you. (Parameter 'expression')",
        Assert.Throws<ArgumentException>(() => Asl.Jsonata("{% 1 %}")).Message);

    [Fact]
    public void Arguments_Blank_Throw()
    {
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => Asl.Input(" ")).ParamName);
        Assert.Equal("path", Assert.Throws<ArgumentException>(() => Asl.Context("")).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => Asl.Variable("")).ParamName);
        Assert.Equal("expression", Assert.Throws<ArgumentException>(() => Asl.Jsonata("")).ParamName);
        Assert.Equal("value", Assert.Throws<ArgumentNullException>(() => Asl.Base64Encode((string)null!)).ParamName);
        Assert.Equal("value", Assert.Throws<ArgumentNullException>(() => Asl.Base64Encode((Expression)null!)).ParamName);
    }

    [Fact]
    public void Expressions_OfTheSameText_AreEqual()
    {
        Assert.True(Asl.Input("$.a").Equals((object)Asl.Input("$.a")));
        Assert.Equal(Asl.Input("$.a").GetHashCode(), Asl.Context("$.a").GetHashCode());
        Assert.False(Asl.Input("$.a").Equals(Asl.Jsonata("$.a")));
        Assert.False(Asl.Input("$.a").Equals(null));
        Assert.Equal("null", Asl.Discard.ToString());
        Assert.Equal("$$.Task.Token", Asl.TaskToken.Text);
    }
}
