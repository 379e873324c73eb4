using System.Text.Json;
using System.Text.Json.Nodes;
using MlKit.Pipelines.Expressions;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Tests.Expressions;

public sealed class PayloadTests
{
    [Fact]
    public void Object_WithValuesOfEveryKind_IsWrittenAsATemplate()
    {
        var payload = Payload.Object(
            ("text", "ä\"<"), ("whole", 1), ("number", 0.1), ("truth", true), ("nothing", Payload.Null), ("discard", Asl.Discard), ("path", Asl.Input("$.a")), ("call", Asl.Uuid()),
            ("jsonata", Asl.Jsonata("1")), ("list", Payload.Array(1, Payload.Object(("inner", Asl.Input("$.b"))))), ("node", new JsonObject { ["a.$"] = "$.c" }), ("literal", Payload.Literal(JsonElement.Parse("\"{% 1 %}\""))));

        Assert.Equal(
            """{"text":"ä\"<","whole":1,"number":0.1,"truth":true,"nothing":null,"discard":null,"path.$":"$.a","call.$":"States.UUID()","jsonata":"{% 1 %}","list":[1,{"inner.$":"$.b"}],"node":{"a.$":"$.c"},"literal":"{% 1 %}"}""",
            payload.ToString());
    }

    [Theory]
    [InlineData("""{"a.$":"$.x","b":[{"c.$":"States.UUID()"}],"d":{"e":1}}""", QueryLanguage.JsonPath)]
    [InlineData("""{"a":"{% $x %}","b":["{%$y%}",{"c":"plain"}]}""", QueryLanguage.Jsonata)]
    public void Parse_Template_FindsTheExpressionsAndIsWrittenBack(string json, QueryLanguage language)
    {
        var payload = Assert.IsType<PayloadObject>(Payload.Parse(json, language));

        Assert.Equal(json, payload.ToString());
        Assert.Equal("a", payload.Members[0].Name);
        Assert.IsType<PayloadExpression>(payload.Members[0].Value);
    }

    [Fact]
    public void Parse_JsonWithoutExpressions_StaysALiteral() => Assert.IsType<PayloadLiteral>(Payload.Parse("""{"a":[{"b":"$.c"}],"d.$":5}"""));

    [Theory]
    [InlineData("/a", """{"a.$":"$.x","b":{"c":[1,{"d":2}]}}""")]
    [InlineData("/b/c/1/d", """{"a":0,"b":{"c":[1,{"d.$":"$.x"}]}}""")]
    [InlineData("/b/c/1/e/f", """{"a":0,"b":{"c":[1,{"d":2,"e":{"f.$":"$.x"}}]}}""")]
    [InlineData("/b/new", """{"a":0,"b":{"c":[1,{"d":2}],"new.$":"$.x"}}""")]
    [InlineData("/n~0~1e~01", """{"a":0,"b":{"c":[1,{"d":2}]},"n~/e~1.$":"$.x"}""")]
    [InlineData("/b/c/-/g", """{"a":0,"b":{"c":[1,{"d":2},{"g.$":"$.x"}]}}""")]
    public void With_Pointer_SetsThatPlaceOnly(string place, string expected)
    {
        var payload = Payload.Parse("""{"a":0,"b":{"c":[1,{"d":2}]}}""");

        Assert.Equal(expected, payload.With(place, Asl.Input("$.x")).ToString());
        Assert.Equal("""{"a":0,"b":{"c":[1,{"d":2}]}}""", payload.ToString());
    }

    [Fact]
    public void With_OnceMore_ReplacesTheExpression() =>
        Assert.Equal("""{"a":1}""", Payload.Object(("a", 0)).With("/a", Asl.Input("$.x")).With("/a", 1).ToString());

    [Theory]
    [InlineData("a", "A place must be a JSON pointer, which begins with '/', but was 'a'. Write it like '/ResourceConfig/InstanceType'. (Parameter 'pointer')")]
    [InlineData("", "A place must be a JSON pointer, which begins with '/', but was ''. Write it like '/ResourceConfig/InstanceType'. (Parameter 'pointer')")]
    [InlineData("/a/b", "The place '/a/b' must lead through objects and arrays, but 'b' would be in a Number. Shorten the pointer, and give the whole object. (Parameter 'pointer')")]
    [InlineData("/x/y", "The place '/x/y' must lead through objects and arrays, but 'y' would be in an expression. Shorten the pointer, and give the whole object. (Parameter 'pointer')")]
    [InlineData("/c/2", "The place '/c/2' must lead to one of 1 items, or to '-' after the last, but has '2' there. Correct the number. (Parameter 'pointer')")]
    [InlineData("/c/-1", "The place '/c/-1' must lead to one of 1 items, or to '-' after the last, but has '-1' there. Correct the number. (Parameter 'pointer')")]
    public void With_PlaceThatCannotBe_SaysWhatToDo(string place, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Payload.Parse("""{"a":0,"x.$":"$.x","c":[1]}""").With(place, 1)).Message);

    [Fact]
    public void FromString_Delimited_SaysWhatToDo() => Assert.Equal(
        "A text must not stand between {% and %}, but was '{% 1 %}'. Call Asl.Jsonata for an expression, or Payload.Literal for a text that really has them. (Parameter 'value')",
        Assert.Throws<ArgumentException>(() => Payload.FromString("{% 1 %}")).Message);

    [Fact]
    public void FromDouble_Infinite_SaysWhatToDo() => Assert.Equal(
        "A number must be finite, but was Infinity. JSON has no other numbers. (Parameter 'value')", Assert.Throws<ArgumentException>(() => Payload.FromDouble(double.PositiveInfinity)).Message);

    [Fact]
    public void Arguments_Null_Throw()
    {
        Assert.Equal("value", Assert.Throws<ArgumentNullException>(() => Payload.FromString(null!)).ParamName);
        Assert.Equal("value", Assert.Throws<ArgumentNullException>(() => Payload.FromExpression(null!)).ParamName);
        Assert.Equal("value", Assert.Throws<ArgumentNullException>(() => Payload.FromJsonNode(null!)).ParamName);
        Assert.Equal("items", Assert.Throws<ArgumentNullException>(() => Payload.Array([null!])).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentNullException>(() => Payload.Object((null!, 1))).ParamName);
        Assert.Equal("value", Assert.Throws<ArgumentNullException>(() => Payload.Object(("a", null!))).ParamName);
        Assert.Equal("json", Assert.Throws<ArgumentNullException>(() => Payload.Parse(null!)).ParamName);
        Assert.Equal("pointer", Assert.Throws<ArgumentNullException>(() => Payload.Null.With(null!, 1)).ParamName);
        Assert.Equal("value", Assert.Throws<ArgumentNullException>(() => Payload.Null.With("/a", null!)).ParamName);
        Assert.Throws<DefinitionException>(() => Payload.Parse("{"));
    }

    [Fact]
    public void ValueOf_LiteralAndExpression_AreToldApart()
    {
        ValueOf<long> literal = 5;
        ValueOf<long> computed = Asl.Input("$.n");
        ValueOf<long>? none = (Expression?)null;

        Assert.Equal((5, "5", true), (literal.Literal, literal.ToString(), literal.IsLiteral));
        Assert.Equal(("$.n", false), (computed.ToString(), computed.IsLiteral));
        Assert.Null(none);
        Assert.Equal("The value is the expression $.n, not a literal. Ask IsLiteral first.", Assert.Throws<InvalidOperationException>(() => computed.Literal).Message);
    }
}
