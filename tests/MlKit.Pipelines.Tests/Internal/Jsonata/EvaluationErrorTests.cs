using MlKit.Pipelines.Internal.Jsonata;

namespace MlKit.Pipelines.Tests.Internal.Jsonata;

public sealed class EvaluationErrorTests
{
    [Theory]
    [InlineData("", "S0207", null, 0)]
    [InlineData("'a", "S0101", "'", 0)]
    [InlineData("1e999", "S0102", "1", 0)]
    [InlineData("'\\x'", "S0103", "\\", 1)]
    [InlineData("'\\uXYZ'", "S0104", "\\", 1)]
    [InlineData("`a", "S0105", "`", 0)]
    [InlineData("/* a", "S0106", "/", 0)]
    [InlineData("1 2", "S0201", "2", 2)]
    [InlineData("[1;", "S0202", ";", 2)]
    [InlineData("(1", "S0203", null, 2)]
    [InlineData("[1!2]", "S0204", "!", 2)]
    [InlineData("!", "S0204", "!", 0)]
    [InlineData("1 +", "S0207", null, 3)]
    [InlineData("function(a){1}", "S0208", "a", 9)]
    [InlineData("[1]{'a': $}[0]", "S0209", "[", 11)]
    [InlineData("a{'b': c}{'d': e}", "S0210", "{", 9)]
    [InlineData("=1", "S0211", "=", 0)]
    [InlineData("1 := 2", "S0212", ":", 2)]
    [InlineData("a.1", "S0213", null, 2)]
    [InlineData("a.true", "S0213", null, 2)]
    [InlineData("a@b", "S0214", "@", 2)]
    [InlineData("a[0]@$b", "S0215", "@", 4)]
    [InlineData("a^(b)@$c", "S0216", "@", 5)]
    [InlineData("%", "S0217", "%", 0)]
    [InlineData("a.%.%", "S0217", "%", 3)]
    [InlineData("$a.%", "S0217", "%", 0)]
    [InlineData("//", "S0301", "/", 0)]
    [InlineData("/a", "S0302", "/", 0)]
    [InlineData("/(/", "S0302", "/", 0)]
    [InlineData("/a{2,1}/", "S0303", "a{2,1}", 0)]
    [InlineData("function($x)<n<n>>{1}", "S0401", "n", 12)]
    [InlineData("function($x)<(a<n>n)>{1}", "S0402", "a<n>n", 12)]
    public void Compile_WhatIsNone_HasTheLanguagesCode(string expression, string code, string? token, int position)
    {
        var problem = Assert.Throws<JsonataException>(() => JsonataExpression.Compile(expression));

        Assert.Equal((code, token, position), (problem.Code, problem.Token, problem.Position!.Value));
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 + true", "T2002", "+")]
    [InlineData("'a' * 1", "T2001", "*")]
    [InlineData("'a' - 1", "T2001", "-")]
    [InlineData("1 / 'a'", "T2002", "/")]
    [InlineData("1 % 'a'", "T2002", "%")]
    [InlineData("-'a'", "D1002", "-")]
    [InlineData("1 / 0 + 1", "D1001", null)]
    [InlineData("1 / 0", "D1001", null)]
    [InlineData("[0 / 0]", "D1001", null)]
    [InlineData("$string(1 / 0)", "D3001", "string")]
    [InlineData("$string([1 / 0])", "D1001", "string")]
    [InlineData("'' & 1 / 0", "D3001", null)]
    [InlineData("1 < true", "T2010", "<")]
    [InlineData("1 < 'a'", "T2009", "<")]
    [InlineData("[1.5..2]", "T2003", "..")]
    [InlineData("[1..'a']", "T2004", "..")]
    [InlineData("[0..1e7]", "D2014", "..")]
    [InlineData("{1: 2}", "T1003", "{")]
    [InlineData("{'a': 1, 'a': 2}", "D1009", "{")]
    [InlineData("runs^(zone)", "T2008", "^")]
    [InlineData("[1, 'a']^($)", "T2007", "^")]
    [InlineData("1 ~> 2", "T2006", "~>")]
    [InlineData("nothing()", "T1006", "nothing")]
    [InlineData("sum(1)", "T1005", "sum")]
    [InlineData("sum(?)", "T1007", "sum")]
    [InlineData("1(?)", "T1008", null)]
    [InlineData("$nothing()", "T1006", "nothing")]
    [InlineData("1()", "T1006", null)]
    [InlineData("$eval('1')", "T1006", "eval")]
    [InlineData("$sum('a')", "T0412", "sum")]
    [InlineData("$sum([1, 'a'])", "T0412", "sum")]
    [InlineData("$merge([1])", "T0412", "merge")]
    [InlineData("function($x)<a<b>>{1}(1)", "T0412", null)]
    [InlineData("function($x)<a<a>>{1}(1)", "T0412", null)]
    [InlineData("function($x)<a<l>>{1}(1)", "T0412", null)]
    [InlineData("function($x)<a<f>>{1}(1)", "T0412", null)]
    [InlineData("function($x)<(a>{1}({})", "T0410", null)]
    [InlineData("$uppercase(1)", "T0410", "uppercase")]
    [InlineData("$uppercase()", "T0411", "uppercase")]
    [InlineData("$power(1)", "T0411", "power")]
    [InlineData("$not(1, 2)", "T0410", "not")]
    [InlineData("($f := function($x)<n>{ $x }; $f('a'))", "T0410", "f")]
    [InlineData("(function(){ $uppercase(1) })()", "T0410", "uppercase")]
    [InlineData("$number('a')", "D3030", "number")]
    [InlineData("$sqrt(-1)", "D3060", "sqrt")]
    [InlineData("$power(10, 999)", "D3061", "power")]
    [InlineData("$formatBase(1, 99)", "D3100", "formatBase")]
    [InlineData("$fromMillis(1e99)", "D3133", "fromMillis")]
    [InlineData("$replace('a', '', 'b')", "D3010", "replace")]
    [InlineData("$replace('a', 'a', 'b', -1)", "D3011", "replace")]
    [InlineData("$replace('a', /a/, function(){ 1 })", "D3012", "replace")]
    [InlineData("$replace('a', /.*?/, 'b')", "D1004", "replace")]
    [InlineData("$split('a', 'b', -1)", "D3020", "split")]
    [InlineData("$match('a', /b/, -1)", "D3040", "match")]
    [InlineData("$match('a', $uppercase)", "T1010", "match")]
    [InlineData("$reduce([1, 2], function($x){ $x })", "D3050", "reduce")]
    [InlineData("$sort([1, 'a'])", "D3070", "sort")]
    [InlineData("$single([1, 2])", "D3138", "single")]
    [InlineData("$single([])", "D3139", "single")]
    [InlineData("$encodeUrl('\\ud800')", "D3140", "encodeUrl")]
    [InlineData("$decodeUrl('%E4')", "D3140", "decodeUrl")]
    [InlineData("$decodeUrl('%4')", "D3140", "decodeUrl")]
    [InlineData("{'a': 1} ~> |$|1|", "T2011", null)]
    [InlineData("{'a': 1} ~> |$|{}, 1|", "T2012", null)]
    [InlineData("$partition([1], 0)", "D3201", "partition")]
    [InlineData("$partition([1], 1.5)", "D3201", "partition")]
    [InlineData("$range(1, 2, 0)", "D3202", "range")]
    [InlineData("$range(0, 1e9, 1)", "D2014", "range")]
    [InlineData("$hash('a', 'CRC')", "D3203", "hash")]
    [InlineData("$parse('{')", "D3204", "parse")]
    public void Evaluate_WhatHasNoValue_HasTheLanguagesCode(string expression, string code, string? token)
    {
        var problem = Evaluations.Fail(expression);

        Assert.Equal((code, token), (problem.Code, problem.Token));
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$error('stop')", "D3137", "stop")]
    [InlineData("$error()", "D3137", "$error() function evaluated")]
    [InlineData("$assert(false, 'stop')", "D3141", "stop")]
    [InlineData("$assert(false)", "D3141", "$assert() statement failed")]
    [InlineData("1 + true", "T2002", "The right side of the operator + must be a number, but was a boolean.")]
    [InlineData("$uppercase(1)", "T0410", "$uppercase: Argument 1 must match the function's signature, but was a number.")]
    [InlineData("$join([1])", "T0412", "$join: Argument 1 must be an array of strings, but has another item.")]
    [InlineData("$f(1)", "T1006", "What is called must be a function, but 'f' is nothing (undefined). Correct the name, or define the function before.")]
    [InlineData("(1", "S0203", "A JSONata expression must have ')' at position 2.")]
    public void Problem_OfAnExpression_SaysWhatToDo(string expression, string code, string message)
    {
        var problem = Evaluations.Fail(expression);

        Assert.Equal((code, message), (problem.Code, problem.Message));
    }

    [Theory]
    [InlineData("$sum")]
    [InlineData("[1, $sum]")]
    [InlineData("{'a': function(){ 1 }}")]
    [InlineData("/a/")]
    [InlineData("$f := function($x){ $x }")]
    public void Evaluate_ToAFunction_IsNoJson(string expression) => Assert.Equal(JsonataExpression.FunctionResult, Evaluations.Fail(expression).Code);

    [Theory]
    [InlineData("a", """{"a":"\ud800"}""")]
    [InlineData("*", """{"\ud800":1}""")]
    public void Evaluate_InputWithHalfACharacter_IsRefused(string expression, string input) => Assert.Equal("D3001", Evaluations.Fail(expression, input).Code);
}
