using MlKit.Pipelines.Internal.Jsonata;

namespace MlKit.Pipelines.Tests.Internal;

public sealed class JsonataParserTests
{
    // From the documentation of every operator and form: https://docs.jsonata.org.
    [Theory]
    [InlineData("$states.input.a.b[0]")]
    [InlineData("a.b[c = 'x' and d > 1 or not(e)][]")]
    [InlineData("a.(b; c).d.*.**.%.e")]
    [InlineData("a{ b: $sum(c) }")]
    [InlineData("{ 'a': 1, \"b\": [1..5, 7], `c d`: {} }")]
    [InlineData("a^(<b, >c.d, e)")]
    [InlineData("a ? b : c ? d : e")]
    [InlineData("a ? b")]
    [InlineData("a ?: b ?? c")]
    [InlineData("$f := function($x, $y)<nn:n>{ $x + $y * -2 / 3 % 4 }")]
    [InlineData("λ($x){ $x }(3)")]
    [InlineData("(function($x)<a<s>s?:b>{ $x })('a')")]
    [InlineData("$map(a, $string) ~> $join(', ')")]
    [InlineData("$substringBefore(?, '-')")]
    [InlineData("a ~> |b.c|{'d': 1}, ['e']|")]
    [InlineData("a ~> |b|{'d': 1}|")]
    [InlineData("$match(a, /[a-z]+\\/(x|y)/i)")]
    [InlineData("a / b / c")]
    [InlineData("a#$i[$i > 1]@$b.c")]
    [InlineData("and.or.in and true or false and null")]
    [InlineData("/* comment */ 1e3 + 1.5E-2 & \"\\u00e4\\n\\\"\" ")]
    [InlineData("a != b and c <= d and e >= f and g < h and 'x' in ['x']")]
    [InlineData("()")]
    [InlineData("[]")]
    [InlineData("$$.a + $.b")]
    [InlineData("1.e")]
    public void Parse_Expression_IsTaken(string text) => Assert.Null(JsonataParser.Parse(text).Problem);

    [Theory]
    [InlineData("", 0, "a value")]
    [InlineData("1 +", 3, "a value")]
    [InlineData("1 2", 2, "an operator or the end")]
    [InlineData("(1", 2, "')'")]
    [InlineData("[1,", 3, "a value")]
    [InlineData("{'a' 1}", 5, "':'")]
    [InlineData("a[1", 3, "']'")]
    [InlineData("'abc", 0, "the closing '")]
    [InlineData("\"a\\x\"", 2, "one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000")]
    [InlineData("`abc", 0, "the closing `")]
    [InlineData("/abc", 0, "the end of the regular expression, '/'")]
    [InlineData("//", 0, "a regular expression that is not empty")]
    [InlineData("/* a", 0, "the end of the comment, '*/'")]
    [InlineData("1e999", 0, "a number of at most 1.8E308")]
    [InlineData("1 := 2", 2, "a variable before ':='")]
    [InlineData("a@b", 2, "a variable after '@'")]
    [InlineData("function(a){1}", 9, "a variable as the function's parameter")]
    [InlineData("function($a)<s{1}", 14, "the end of the signature, '>'")]
    [InlineData("a^b", 2, "'('")]
    [InlineData("| a | b", 7, "'|'")]
    [InlineData("]", 0, "a value")]
    public void Parse_WhatIsNone_SaysWhereAndWhat(string text, int position, string expected)
    {
        var problem = JsonataParser.Parse(text).Problem;

        Assert.Equal((position, expected), (problem!.Position, problem.Expected));
    }

    [Fact]
    public void Parse_DeepNesting_IsRefused() => Assert.NotNull(JsonataParser.Parse(new string('(', 100_000)).Problem);

    [Fact]
    public void Parse_Precedence_IsThatOfTheLanguage()
    {
        Assert.Equal("(or a (and b (= c (+ d (* e (. f g))))))", Show("a or b and c = d + e * f.g"));
        Assert.Equal("(:= x (:= y 1))", Show("$x := $y := 1"));
        Assert.Equal("(~> (~> a b) c)", Show("a ~> b ~> c"));
        Assert.Equal("(* (Negation a) b)", Show("-a * b"));
        Assert.Equal("(and a (?? b (or c d)))", Show("a and b ?? c or d"));
    }

    private static string Show(string text) => Show(JsonataParser.Parse(text).Root!);

    private static string Show(JsonataNode node) => node.Children.IsEmpty ? node.Text : $"({(node.Text.Length > 0 ? node.Text : node.Kind.ToString())} {string.Join(' ', node.Children.Select(Show))})";
}
