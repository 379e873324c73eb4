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
