using System.Text;
using CsCheck;
using LegacyPipeline;
using MlKit.Pipelines.Validation;

namespace MlKit.Pipelines.Tests;

public sealed class StateMachineParseTests
{
    [Theory]
    [InlineData("{\n  \"StartAt\": }", "line 2, column 14: must be one JSON value, at most 256 levels deep, without a key twice, but found ''}' is an invalid start of a value'. Correct the JSON there.")]
    [InlineData("", "line 1, column 1: must be one JSON value, at most 256 levels deep, without a key twice, but found 'The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true'. Correct the JSON there.")]
    [InlineData("[1]", "line 1, column 1: must be a JSON object, but found a JSON value of the kind Array. Give the whole definition, with StartAt and States.")]
    [InlineData("{\n\"A\": \"\\ud800\"}", "line 2, column 6: must hold whole Unicode characters, but found a text with half a surrogate pair or with bytes that are not UTF-8. Write the whole character, or leave it out.")]
    public void Parse_TextThatIsNoDefinition_SaysWhere(string json, string message)
    {
        var exception = Assert.Throws<DefinitionException>(() => StateMachine.Parse(json));

        Assert.Equal(message, exception.Message);
        Assert.NotNull(exception.Issues[0].Line);
        Assert.NotNull(exception.Issues[0].Column);
    }

    // A lone surrogate cannot stand in an attribute: it is no text a file of source code can hold.
    [Fact]
    public void Parse_HalfASurrogatePair_SaysWhere() => Assert.Equal(
        "line 2, column 6: must be valid UTF-16, but found half a surrogate pair, U+D800. Write the whole character, or leave it out.",
        Assert.Throws<DefinitionException>(() => StateMachine.Parse($"{{\n\"A\": {(char)0xd800} }}")).Message);

    [Fact]
    public void Parse_BytesThatAreNotUtf8_SaysWhere() => Assert.Equal(
        "line 1, column 6: must hold whole Unicode characters, but found a text with half a surrogate pair or with bytes that are not UTF-8. Write the whole character, or leave it out.",
        Assert.Throws<DefinitionException>(() => StateMachine.Parse([.. "{\"A\":\""u8, 0xff, .. "\"}"u8])).Message);

    [Fact]
    public void Parse_KeyTwice_Refuses() => Assert.Contains(
        "without a key twice", Assert.Throws<DefinitionException>(() => StateMachine.Parse("""{"States": {"A": {"Type": "Pass", "Type": "Pass"}}}""")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_000_000)]
    public void Parse_DeepNesting_Refuses(int depth) =>
        Assert.Contains("at most 256 levels deep", Assert.Throws<DefinitionException>(() => StateMachine.Parse(new string('[', depth) + new string(']', depth))).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_HugeNumbers_AreKept()
    {
        const string Json = """{"TimeoutSeconds":1e400,"States":{"A":{"Type":"Wait","Seconds":99999999999999999999,"Result":1e-999}}}""";

        var machine = StateMachine.Parse(Json);

        Assert.Equal("""{"States":{"A":{"Type":"Wait","Seconds":99999999999999999999,"Result":1e-999}},"TimeoutSeconds":1e400}""", machine.ToJson(indented: false));
        Assert.Contains(machine.Validate(), issue => issue.Path == "/TimeoutSeconds");
    }

    [Fact]
    public void Parse_BlankName_Throws()
    {
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => StateMachine.Parse("{}", " ")).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => StateMachine.Parse("{}"u8, "")).ParamName);
        Assert.Equal("json", Assert.Throws<ArgumentNullException>(() => StateMachine.Parse((string)null!)).ParamName);
    }

    [Fact]
    public void Validate_NameWithForbiddenCharacters_SaysSo() => Assert.Equal(
        "/: must have a name of 1 to 80 characters without blanks, brackets or any of ?*\"#%\\^|~`$&,;:/, but found 'a b'. Give another name to StateMachine.Create or Parse.",
        StateMachine.Parse("""{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""", "a b").Validate().Single().ToString());

    [Fact]
    public void Validate_MoreThanAMegabyte_SaysSo()
    {
        var machine = StateMachine.Parse("""{"Comment":"?","StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""".Replace("?", new string('x', 1_048_576), StringComparison.Ordinal));

        Assert.Equal("/: must have at most 1048576 characters, but found 1048646. Move parts into state machines of their own and start those.", machine.Validate().Single().ToString());
    }

    [Fact]
    public void Validate_ResultOfMoreThan256KiB_SaysSo()
    {
        var machine = StateMachine.Parse("""{"StartAt":"A","States":{"A":{"Type":"Pass","Result":"?","End":true}}}""".Replace("?", new string('x', 262_143), StringComparison.Ordinal));

        Assert.Equal("/States/A/Result: must have at most 262144 bytes, but found 262145. Put the data into S3, and hand on where they are.", machine.Validate().Single().ToString());
    }

    [Fact]
    public void WriteTo_Buffer_WritesTheSameAsToJson()
    {
        var machine = LegacyWorkflow.Build();
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();

        machine.WriteTo(buffer);

        Assert.Equal(machine.ToJson(), Encoding.UTF8.GetString(buffer.WrittenSpan));
        Assert.DoesNotContain('\r', machine.ToJson());
        Assert.Throws<ArgumentNullException>(() => machine.WriteTo(null!));
    }

    [Fact]
    public void ParseAndValidate_AnyText_ThrowNothingButTheDocumentedException() => Gen.String.Sample(text => IsHandled(text));

    [Fact]
    public void ParseAndValidate_AnyJson_ThrowNothingButTheDocumentedException() => RandomDefinition.Json.Sample(json => IsHandled(json), iter: 3_000);

    [Fact]
    public void Parse_AnyJsonObject_IsWrittenBackEqual() => RandomDefinition.Json.Sample(
        json =>
        {
            var machine = StateMachine.Parse(json);
            return System.Text.Json.JsonElement.DeepEquals(System.Text.Json.JsonElement.Parse(json), System.Text.Json.JsonElement.Parse(machine.ToJson())) && StateMachine.Parse(machine.ToJson()).ToJson() == machine.ToJson();
        },
        iter: 3_000);

    private static bool IsHandled(string json)
    {
        try
        {
            var machine = StateMachine.Parse(json);
            _ = machine.Validate();
            Assert.All(StateMachine.ValidateJson(json, StateMachineType.Express), issue => Assert.True(issue is { Line: > 0, Column: > 0 }));
            _ = machine.ToExecutionPolicy();
        }
        catch (DefinitionException e)
        {
            return e.Issues.Length > 0;
        }

        return true;
    }
}
