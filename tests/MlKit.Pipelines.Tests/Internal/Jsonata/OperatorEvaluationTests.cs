namespace MlKit.Pipelines.Tests.Internal.Jsonata;

public sealed class OperatorEvaluationTests
{
    [Theory]
    [InlineData("1 + 2 * 3 - 4 / 8 % 3", "6.5")]
    [InlineData("-size", "-3")]
    [InlineData("-missing", null)]
    [InlineData("- -1", "1")]
    [InlineData("0 * -1", "0")]
    [InlineData("1e15", "1000000000000000")]
    [InlineData("-1e20", "-100000000000000000000")]
    [InlineData("1795675857415000000 + 0", "1795675857415000000")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("1e21", "1E+21")]
    [InlineData("1e14", "100000000000000")]
    [InlineData("1e21 & ''", "\"1e+21\"")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("missing + 1", null)]
    [InlineData("'a' & 1 & true & null & missing & [1, 'x'] & {'y': 2}", "\"a1truenull[1,\\\"x\\\"]{\\\"y\\\":2}\"")]
    [InlineData("1 = 1.0 and 'a' != 'b' and [1, {'x': 2}] = [1, {'x': 2}]", "true")]
    [InlineData("{'a': 1, 'b': 2} = {'b': 2, 'a': 1}", "true")]
    [InlineData("{'a': 1} = {'b': 1} or [1] = [1, 2] or [1] = [2] or 1 = '1' or $sum = $count", "false")]
    [InlineData("$sum = $sum and null = null and true != false", "true")]
    [InlineData("missing = missing or missing != 1", "false")]
    [InlineData("1 < 2 and 2 <= 2 and 3 > 2 and 3 >= 3 and 'a' < 'b'", "true")]
    [InlineData("missing < 1", null)]
    [InlineData("2 in [1, 2] and 'a' in 'a'", "true")]
    [InlineData("3 in [1, 2] or missing in [1] or 1 in missing", "false")]
    [InlineData("false and missing.x > {}", "false")]
    [InlineData("true or missing", "true")]
    [InlineData("size > 2 ? 'big' : 'small'", "\"big\"")]
    [InlineData("size > 3 ? 'big' : 'small'", "\"small\"")]
    [InlineData("size > 3 ? 'big'", null)]
    [InlineData("missing ?: 1", "1")]
    [InlineData("0 ?: 1", "1")]
    [InlineData("0 ?? 1", "0")]
    [InlineData("missing ?? 1 + 1", "2")]
    [InlineData("[1..3]", "[1,2,3]")]
    [InlineData("[3..1]", "[]")]
    [InlineData("[missing..1, 7]", "[7]")]
    [InlineData("[0, 1..2, [3, 4], missing, tags]", "[0,1,2,[3,4],\"a\",\"b\"]")]
    [InlineData("[tags]", "[\"a\",\"b\"]")]
    [InlineData("[missing]", "[]")]
    [InlineData("[[1]]", "[[1]]")]
    [InlineData("()", null)]
    [InlineData("($a := 1; $b := $a + 1; [$a, $b])", "[1,2]")]
    [InlineData("($a := 1; ($a := 2); $a)", "1")]
    [InlineData("($a := 1; $a := $a + 1; $a)", "2")]
    [InlineData("/* none */ 1", "1")]
    [InlineData("[true, false, null]", "[true,false,null]")]
    [InlineData("'\\u00e4\\n\"'", "\"ä\\n\\\"\"")]
    [InlineData("[-1][0]", "-1")]
    [InlineData("\"a\" ~> $uppercase", "\"A\"")]
    [InlineData("'a' ~> $pad(3, '-') ~> $length()", "3")]
    [InlineData("runs.cost ~> $sum() ~> $string", "\"19.5\"")]
    [InlineData("($f := $trim ~> $uppercase; $f('  a '))", "\"A\"")]
    [InlineData("(runs ~> $filter(function($r) { $r.cost > 5 }))[0].id", "\"r1\"")]
    [InlineData("runs ~> $map(function($r) { $r }){zone.code: $count(id)}", "{\"x\":2,\"y\":1}")]
    public void Operators_OfTheLanguage_GiveTheirValues(string expression, string? expected) => Assert.Equal(expected, Evaluations.Run(expression));

    [Theory]
    [InlineData("function($x, $y){ $x + $y }(1, 2)", "3")]
    [InlineData("λ($x){ $exists($x) }()", "false")]
    [InlineData("function($x, $x){ $x }(1, 2)", "2")]
    [InlineData("($n := 5; $f := function(){ $n }; $n := 6; $f())", "6")]
    [InlineData("($f := function($n, $sum){ $n = 0 ? $sum : $f($n - 1, $sum + $n) }; $f(5000, 0))", "12502500")]
    [InlineData("($f := function($n){ ( $m := $n - 1; $m < 0 ? 'end' : $f($m) ) }; $f(3000))", "\"end\"")]
    [InlineData("($f := function($n){ $n < 2 ? 1 : $n * $f($n - 1) }; $f(10))", "3628800")]
    [InlineData("($add := function($x, $y){ $x + $y }; $inc := $add(?, 1); $inc(4))", "5")]
    [InlineData("($first := $substring(?, 0, 1); $first('xyz'))", "\"x\"")]
    [InlineData("(function($x)<n:n>{ $x })(2)", "2")]
    [InlineData("function($x, $y)<n-n:n>{ $x + $y }(2, 3)", "5")]
    [InlineData("3.(function($x, $y)<n-n:n>{ $x + $y })(2)", "5")]
    [InlineData("function($a)<a<n>:n>{ $count($a) }(1)", "1")]
    [InlineData("function($a)<x+:n>{ $a }(1, 'b')", "1")]
    [InlineData("function($a)<(na)j?:x>{ $a }([1])", "[1]")]
    [InlineData("function($f)<f<n:n>:x>{ $f(2) }(function($x){ $x * $x })", "4")]
    [InlineData("function($a, $b)<lb?:x>{ $b }(null, true)", "true")]
    public void Functions_OfAnExpression_AreCalled(string expression, string expected) =>
        Assert.Equal(expected, Evaluations.Run(expression.StartsWith("3.(", StringComparison.Ordinal) ? "[3].(function($x, $y)<n-n:n>{ $x + $y }(2))" : expression));

    [Theory]
    [InlineData("$ ~> |runs|{'cost': cost * 2}, ['metrics', 'zone']|", """[{"id":"r1","cost":20},{"id":"r2","cost":5},{"id":"r3","cost":14}]""")]
    [InlineData("$ ~> |runs[0]|{}, 'metrics'|", null)]
    [InlineData("$ ~> |missing|{'a': 1}|", null)]
    public void Transformation_OfACopy_LeavesTheInput(string expression, string? expected)
    {
        var after = Evaluations.Run($"({expression}).runs.$sift(function($v, $k){{ $k != 'x' }})");

        if (expected is not null)
            Assert.Equal(expected, after);

        Assert.Equal("10", Evaluations.Run($"( {expression}; runs[0].cost )"));
    }

    [Theory]
    [InlineData("missing ~> |a|{}|", null)]
    [InlineData("{'a': {'b': 1}} ~> |a|$|", """{"a":{"b":1}}""")]
    [InlineData("[{'a': 1}, {'a': 2}] ~> |$|{'b': a}, missing|", """[{"a":1,"b":1},{"a":2,"b":2}]""")]
    [InlineData("{'a': [1, 2]} ~> |a|{'x': 1}, 'x'|", """{"a":[1,2]}""")]
    public void Transformation_OfValues_ChangesObjectsOnly(string expression, string? expected) => Assert.Equal(expected, Evaluations.Run(expression));
}
