using System.Text.Json;
using CsCheck;
using MlKit.Pipelines.Internal.Jsonata;

namespace MlKit.Pipelines.Tests.Internal.Jsonata;

/// <summary>Whatever an expression does, it ends with a value or a problem.</summary>
public sealed class HostileExpressionTests
{
    private static readonly string[] Words =
    [
        "$", "$$", "$x", "$f", ".", "..", "[", "]", "(", ")", "{", "}", "*", "**", "?", "@$x", "#$i", "%", "'a'", "'1'", "/a+/", ",", ":", ";", ":=", "~>", "|", "^(", "<", ">", "=", "&", "-", "+", "0", "1", "2.5", "a", "b", " ", "null", "true",
        "function($x){", "λ($x)<n:n>{", " and ", " in ", "?:", "??", "[]", "[0]", "[1..3]", "{'a':1}", "$map(", "$filter(", "$reduce(", "$sort(", "$string(", "$split(", "$match(", "$replace(", "$join(", "$each(", "$sift(", "$keys(", "$spread(", "$merge(",
        "$zip(", "$append(", "$distinct(", "$number(", "$sum(", "$formatNumber(", "$formatInteger(", "$parseInteger(", "$toMillis(", "$fromMillis(", "$pad(", "$substring(", "$partition(", "$range(", "$hash(", "$parse(", "$lookup(", "$single(", "$sum", "$uppercase",
    ];

    private static readonly Gen<string> Soup = Gen.Int[0, Words.Length - 1].Select(i => Words[i]).List[1, 14].Select(string.Concat);

    // Whole expressions inside whole expressions come further than words in any order.
    private static readonly Gen<string> Grown = Gen.Recursive<string>((depth, inner) => depth > 3
        ? Gen.OneOf("a", "b.c", "$", "1", "'x'", "[1,2]", "'\\ud800'", "{'a':[1,{'b':2}]}", "%", "*", "**", "missing", "$sum", "/a/", "null", "-1.5", "1e300")
        : Gen.OneOf(
            Gen.Select(inner, inner, (x, y) => $"{x}.{y}"),
            Gen.Select(inner, inner, (x, y) => $"{x}[{y}]"),
            Gen.Select(inner, inner, Gen.OneOf("+", "-", "*", "/", "%", "&", "=", "<", "in", "and", "~>", "?:", "??"), (x, y, o) => $"({x} {o} {y})"),
            Gen.Select(inner, inner, (x, y) => $"[{x}, {y}]"),
            Gen.Select(inner, inner, (x, y) => $"{x}{{$string({y}): {y}}}"),
            Gen.Select(inner, inner, (x, y) => $"({x})^(>{y})"),
            Gen.Select(inner, inner, (x, y) => $"({x})@$v.({y})"),
            Gen.Select(inner, inner, (x, y) => $"({x})#$i[$i = {y}]"),
            Gen.Select(inner, inner, (x, y) => $"({x} ~> |{y}|{{'n': 1}}, 'a'|)"),
            Gen.Select(inner, inner, (x, y) => $"($v := {x}; {y} & $v)"),
            Gen.Select(inner, inner, Gen.OneOf("map", "filter", "each", "sift", "sort", "reduce", "single"), (x, y, f) => $"${f}({x}, function($v, $i){{ {y} }})"),
            Gen.Select(inner, inner, Gen.OneOf("append", "split", "pad", "round", "formatBase", "lookup", "zip", "join", "formatNumber", "toMillis", "partition", "power", "contains", "match"), (x, y, f) => $"${f}({x}, {y})"),
            inner.Select(x => $"-({x})"),
            Gen.Select(inner, Gen.OneOf("string", "number", "keys", "spread", "merge", "distinct", "reverse", "sum", "max", "length", "not", "type", "fromMillis", "base64decode", "decodeUrl", "shuffle"), (x, f) => $"${f}({x})")));

    [Fact]
    public void Evaluate_AnyWords_EndsWithAValueOrAProblem() => Soup.Sample(EndsWell, iter: 20_000);

    [Fact]
    public void Evaluate_AnyExpression_EndsWithAValueOrAProblem() => Grown.Sample(EndsWell, iter: 20_000);

    [Fact]
    public void Evaluate_AnyText_EndsWithAValueOrAProblem() => Gen.String.Sample(EndsWell, iter: 5_000);

    [Theory]
    [InlineData("($f := function($x){ $f($x) }; $f(1))")]
    [InlineData("($f := function($x){ 1 + $f($x) }; $f(1))")]
    [InlineData("($f := function($x){ $map([1], $f) }; $f(1))")]
    [InlineData("($f := function($x){ $f($x & $x) }; $f('ab'))")]
    [InlineData("($f := function($x){ $f($append($x, $x)) }; $f([1, 2]))")]
    [InlineData("($f := function($x, $n){ $n = 0 ? $x : $f([[$x]], $n - 1) }; $f(1, 5000))")]
    [InlineData("($f := function($x, $n){ $n = 0 ? $x : $f([[$x]], $n - 1) }; $string($f(1, 5000)))")]
    [InlineData("($f := function($x, $n){ $n = 0 ? $x : $f([[$x]], $n - 1) }; $f(1, 5000) = $f(1, 5000))")]
    [InlineData("($f := function($x, $n){ $n = 0 ? $x : $f([[$x], [$x]], $n - 1) }; $string($f(1, 40)))")]
    [InlineData("($f := function($x, $n){ $n = 0 ? $x : $f([[$x], [$x]], $n - 1) }; $f(1, 40))")]
    [InlineData("($f := function($x, $n){ $n = 0 ? $x : $f([[$x], [$x]], $n - 1) }; $f(1, 40) = $f(1, 40))")]
    [InlineData("($f := function($x, $n){ $n = 0 ? $x : $f([[$x], [$x]], $n - 1) }; $boolean($f(0, 40)))")]
    [InlineData("($f := function($x, $n){ $n = 0 ? $x : $f({'a': $x, 'b': $x}, $n - 1) }; $f(1, 40).**)")]
    [InlineData("($f := function($x, $n){ $n = 0 ? $x : $f($x ~> $x, $n - 1) }; $f($string, 40)(1))")]
    [InlineData("{'a': 1} ~> |$|{'self': $}|")]
    [InlineData("[1..1e7].[1..1e7]")]
    [InlineData("$join([1..1e7].('0123456789012345678901234567890123456789'))")]
    [InlineData("$pad('', 1e12)")]
    [InlineData("$range(0, 1e7 - 1, 1) ~> $append($range(0, 1e7 - 1, 1)) ~> $append([1..1e7])")]
    [InlineData("$match($pad('', 40, 'a'), /(a+)+b/)")]
    [InlineData("[1..1e6].$match($pad('', 40, 'a'), /(a+)+b/)")]
    [InlineData("$reduce([1..100], function($t){ $t & $t }, 'a')")]
    public void Evaluate_WithoutEnd_IsEnded(string expression)
    {
        // The steps also bound the memory, which other tests measure at the same time.
        var environment = Evaluations.Environment() with { MaxSteps = 200_000 };

        var problem = Assert.Throws<JsonataException>(() => Evaluations.Run(expression, environment));

        Assert.Contains(problem.Code, (string[])["U1001", "D3050"]);
    }

    [Fact]
    public void Evaluate_EndlessFunction_IsEndedByDefault() => Assert.Equal(
        "An expression must end within 20,000,000 steps, but this one went on. Look for a function that calls itself without end.",
        Evaluations.Fail("($f := function($x){ $f($x) }; $f(1))").Message);

    [Fact]
    public void Compile_DeepNesting_IsRefused()
    {
        foreach (var text in (string[])[new string('(', 100_000), $"1{string.Concat(Enumerable.Repeat("+1", 100_000))}", $"a{string.Concat(Enumerable.Repeat(".a", 100_000))}", string.Concat(Enumerable.Repeat("[", 10_000)), string.Concat(Enumerable.Repeat("-", 10_000)) + "1"])
            Assert.Equal("U1001", Assert.Throws<JsonataException>(() => JsonataExpression.Compile(text)).Code);
    }

    [Fact]
    public void Evaluate_DeepestExpression_FitsASmallStack()
    {
        var text = $"{new string('(', 190)}1{new string(')', 190)}{string.Concat(Enumerable.Repeat(" + 1", 300))}";
        string? found = null;
        var thread = new Thread(() => found = Evaluations.Run(text), maxStackSize: 1 << 20);

        thread.Start();
        thread.Join();

        Assert.Equal("301", found);
    }

    [Fact]
    public void Evaluate_DeepInputMadeDeeper_IsRefused()
    {
        var deep = $"{new string('[', 900)}1{new string(']', 900)}";
        var environment = Evaluations.Environment() with { Input = JsonElement.Parse(deep, new JsonDocumentOptions { MaxDepth = 1_000 }) };

        var problem = Assert.Throws<JsonataException>(() => Evaluations.Run($"{new string('[', 150)}[$]{new string(']', 150)}", environment));

        Assert.Equal("U1001", problem.Code);
    }

    [Fact]
    public void Evaluate_CanceledToken_Ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var environment = Evaluations.Environment() with { CancellationToken = source.Token };

        Assert.Throws<OperationCanceledException>(() => Evaluations.Run("($f := function(){ $f() }; $f())", environment));
    }

    private static bool EndsWell(string text)
    {
        try
        {
            _ = JsonataExpression.Compile(text).Evaluate(Evaluations.Environment() with { MaxSteps = 20_000 });
        }
        catch (JsonataException e)
        {
            return e.Code.Length > 0 && e.Message.Length > 0;
        }

        return true;
    }
}
