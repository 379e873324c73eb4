using System.Text;
using MlKit.Labeling.Checks;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.Tests.Internal;

public sealed class JsonSourceTests
{
    public static TheoryData<byte[], string> NotJson => new()
    {
        { [], "an empty file" },
        { [0xEF, 0xBB, 0xBF], "an empty file" },
        { "  "u8.ToArray(), "a fault at line 1, byte 3" },
        { "{\n\"a\": 1,\n}"u8.ToArray(), "a fault at line 3, byte 1" },
        { "{} {}"u8.ToArray(), "a fault at line 1, byte 4" },
        { "[NaN]"u8.ToArray(), "a fault at line 1, byte 2" },
        { Encoding.ASCII.GetBytes(new string('[', 10_000) + new string(']', 10_000)), "a fault at line 1, byte 65" },
        { [(byte)'[', (byte)'\n', (byte)'"', 0xFC, (byte)'"', (byte)']'], "a byte that is not UTF-8 at line 2, byte 2" },
        { Encoding.Unicode.GetBytes("\uFEFF{}"), "a byte that is not UTF-8 at line 1, byte 1" },
        { "{\"a\":\n \"\\ud800\"}"u8.ToArray(), "half a surrogate pair at line 2, byte 2" },
        { "{\"a\\uDC00\":1}"u8.ToArray(), "half a surrogate pair at line 1, byte 2" },
        { "{\"a\":1,\n\"\\u0061\":2}"u8.ToArray(), "the key 'a' for the second time in one object at line 2, byte 1" },
        { "{\"\\n\":1,\"\\n\":2}"u8.ToArray(), "the key '\\u000a' for the second time in one object at line 1, byte 9" },
    };

    public static TheoryData<string, string> Strings => new()
    {
        { "\"a\\u00fc\\ud83d\\ude00\\n\"", "aü😀\n" },
        { "\uFEFF \"\"", "" },
    };

    [Theory]
    [MemberData(nameof(NotJson))]
    public void Read_NotJson_SaysWhere(byte[] json, string found)
    {
        var exception = Assert.Throws<LabelingDataException>(() => JsonSource.Read(json, "a.json", root => root.IsObject));

        Assert.Equal($"a.json: must be JSON in UTF-8, nested 64 levels deep at most, but found {found}. Mend the file or fetch it again.", exception.Message);
    }

    [Theory]
    [MemberData(nameof(Strings))]
    public void Read_EscapesAndByteOrderMark_AreUnderstood(string json, string expected) =>
        Assert.Equal(expected, Read(json, root => root.String()));

    [Fact]
    public void Read_EqualKeysOfDifferentObjects_AreFine() =>
        Assert.Equal(2, Read("""{"a":{"a":1},"b":[{"a":2},{"a":3}]}""", root => root.Properties().Count()));

    [Theory]
    [InlineData("{\"a\": [1,\n{\"b\": \"x\"}]}", "a.json:2#$.a[1].b")]
    [InlineData("\uFEFF{\"a\":\r\n\r\n [1, {\"b\":\ntrue}]}\r\n", "a.json:4#$.a[1].b")]
    [InlineData("{\"a\": [1, {\"b\": \"x\"}]}\r\n", "a.json#$.a[1].b")]
    public void Read_WrongValue_IsNamedWithItsLineWhereThereAreSeveral(string json, string path)
    {
        var exception = Assert.Throws<LabelingDataException>(() => JsonSource.Read(Encoding.UTF8.GetBytes(json), "a.json", root => root.Required("a")!.Value.Items()![1].Required("b")!.Value.Number()));

        Assert.Equal(path, Assert.Single(exception.Issues).Path);
    }

    [Fact]
    public void Read_WrongValuesOutOfOrder_AreNamedWithTheirLines()
    {
        var exception = Assert.Throws<LabelingDataException>(() => JsonSource.Read("[\n1,\n2,\n3\n,4]"u8.ToArray(), "a.json", root =>
        {
            int[] order = [2, 0, 3, 1, 1];
            return order.Select(i => root.Items()![i].String()).ToList();
        }));

        Assert.Equal(["a.json:4#$[2]", "a.json:2#$[0]", "a.json:5#$[3]", "a.json:3#$[1]"], exception.Issues.Select(issue => issue.Path));
    }

    [Fact]
    public void Read_AsManyIssuesAsLines_TakesNoTimePerPairOfThem()
    {
        // A second or so; comparing each issue with all before it, and counting the lines from the start, would take minutes.
        const int Count = 200_000;
        var json = Encoding.UTF8.GetBytes("[" + string.Join(",\n", Enumerable.Repeat("1", Count)) + "]");

        var exception = Assert.Throws<LabelingDataException>(() => JsonSource.Read(json, "a.json", root => root.Items()!.Select(item => item.String()).ToList()));

        Assert.Equal(Count, exception.Issues.Count);
        Assert.Equal($"a.json:{Count}#$[{Count - 1}]", exception.Issues[^1].Path);
    }

    [Fact]
    public void Read_File_NamesIt()
    {
        var folder = Directory.CreateTempSubdirectory();
        var path = Path.Combine(folder.FullName, "a.json");
        File.WriteAllText(path, "[1]");

        Assert.Equal(1, JsonSource.Read(path, root => root.Items()!.Count));
        var exception = Assert.Throws<LabelingDataException>(() => JsonSource.Read(path, root => root.Number()));

        folder.Delete(recursive: true);
        Assert.Equal($"{path}#$: must be a finite number, but found an array of 1. Correct the value.", exception.Message);
    }

    [Theory]
    [InlineData("1e999", "1e999")]
    [InlineData("-1e999", "-1e999")]
    [InlineData("\"1\"", "\"1\"")]
    [InlineData("null", "null")]
    [InlineData("true", "true")]
    [InlineData("{\"a\":1}", "an object")]
    [InlineData("\"01234567890123456789012345678901234567890123456789012345678901234567890\"", "\"01234567890123456789012345678901234567890123456789012345...")]
    public void Number_AnotherValue_IsAnIssue(string json, string found) =>
        Assert.Equal($"a.json#$: must be a finite number, but found {found}. Correct the value.", Fault(json, root => root.Number()));

    [Theory]
    [InlineData("1.0")]
    [InlineData("9223372036854775808")]
    [InlineData("\"1\"")]
    public void Integer_AnotherValue_IsAnIssue(string json) =>
        Assert.Equal($"a.json#$: must be an integer, but found {json}. Correct the value.", Fault(json, root => root.Integer()));

    [Fact]
    public void Integer_OfSixtyFourBits_IsExact() => Assert.Equal(long.MaxValue, Read("9223372036854775807", root => root.Integer()));

    [Fact]
    public void String_AnotherValue_IsAnIssue() =>
        Assert.Equal("a.json#$: must be a string, but found 12. Correct the value.", Fault("12", root => root.String()));

    [Theory]
    [InlineData("{}", "an object")]
    [InlineData("[1,2]", "an array of 2")]
    public void Numbers_AnotherValue_IsAnIssue(string json, string found) =>
        Assert.Equal($"a.json#$: must be an array of 3 numbers, but found {found}. Correct the value.", Fault(json, root => root.Numbers(3)));

    [Fact]
    public void Numbers_IllTypedItems_TellsAll()
    {
        var message = Fault("[1,\"2\",null]", root => root.Numbers(3));

        Assert.Equal(
            """
            2 problems were found:
            - a.json#$[1]: must be a finite number, but found "2". Correct the value.
            - a.json#$[2]: must be a finite number, but found null. Correct the value.
            """,
            message);
    }

    [Fact]
    public void Items_AnotherValue_IsAnIssue() =>
        Assert.Equal("a.json#$: must be an array, but found an object. Correct the value.", Fault("{}", root => root.Items()));

    [Fact]
    public void Properties_AnotherValue_IsAnIssue() =>
        Assert.Equal("a.json#$: must be an object, but found an array of 0. Correct the value.", Fault("[]", root => root.Properties().ToList()));

    [Theory]
    [InlineData("{}", "an empty object")]
    [InlineData("{\"a\":1,\"b c\":2}", "the keys a, b c")]
    [InlineData("{\"k1\":1,\"k2\":1,\"k3\":1,\"k4\":1,\"k5\":1,\"k6\":1,\"k7\":1,\"k8\":1,\"k9\":1}", "the keys k1, k2, k3, k4, k5, k6, k7, k8, ...")]
    [InlineData("{\"line\\nbreak\":1}", "the keys line\\u000abreak")]
    public void Required_MissingKey_TellsTheKeysThereAre(string json, string found) =>
        Assert.Equal($"a.json#$: must have the key 'x', but found {found}. Add 'x'.", Fault(json, root => root.Required("x")));

    [Fact]
    public void Required_NullValue_CountsAsMissing() =>
        Assert.Equal("a.json#$: must have the key 'x', but found it to be null. Add 'x'.", Fault("{\"x\":null}", root => root.Required("x")));

    [Fact]
    public void Required_SeveralKeysOfNoObject_IsOneIssue() => Assert.Equal(
        "a.json#$: must be an object, but found 1. Correct the value.",
        Fault("1", root => (root.Required("a"), root.Required("b"), root.Optional("c"))));

    [Theory]
    [InlineData("\"front_center-2\"", "$.front_center-2")]
    [InlineData("\"\"", "$['']")]
    [InlineData("\"a b\"", "$['a b']")]
    [InlineData("\"it's\"", "$['it\\'s']")]
    [InlineData("\"a\\\\b\"", "$['a\\\\b']")]
    [InlineData("\"a\\nb\"", "$['a\\u000ab']")]
    [InlineData("\"ü.[0]\"", "$['ü.[0]']")]
    public void Path_OddKey_StaysReadable(string key, string path) => Assert.Equal(
        $"a.json#{path}[0]: must be an integer, but found \"\". Correct the value.",
        Fault($"{{{key}:[\"\"]}}", root => root.Properties().Single().Value.Items()![0].Integer()));

    private static T Read<T>(string json, Func<JsonCursor, T> read) => JsonSource.Read(Encoding.UTF8.GetBytes(json), "a.json", read);

    private static string Fault<T>(string json, Func<JsonCursor, T> read) =>
        Assert.Throws<LabelingDataException>(() => Read(json, read)).Message;
}
