namespace MlKit.Pipelines.Tests.Internal.Jsonata;

public sealed class CustomMatcherTests
{
    private const string Matcher =
        """
        $ch := function($c){( $m := function($s, $from){( $rest := $substring($s, $from); $contains($rest, $c) ?
            ( $at := $from + $length($substringBefore($rest, $c)); { 'match': $c, 'start': $at, 'end': $at + 1, 'groups': [], 'next': function(){ $m($s, $at + 1) } } ) )}; function($s){ $m($s, 0) } )};
        """;

    [Theory]
    [InlineData("$split('a-b-c', $ch('-'))", "[\"a\",\"b\",\"c\"]")]
    [InlineData("$contains('abc', $ch('b'))", "true")]
    [InlineData("$match('a-b-c', $ch('-')).index", "[1,3]")]
    [InlineData("$replace('a-b-c', $ch('-'), '+')", "\"a+b+c\"")]
    [InlineData("$split('abc', function($s){ {'start': 1} })", "[\"a\",\"bc\"]")]
    [InlineData("$split('abc', function($s){ {'end': 9, 'start': 9} })", "[\"abc\",\"\"]")]
    public void Functions_InPlaceOfRegularExpressions_FindMatches(string expression, string expected) => Assert.Equal(expected, Evaluations.Run($"( {Matcher} {expression} )"));

    [Theory]
    [InlineData("/^a.c$/m", "x\\na\\tc\\ny", true)]
    [InlineData("/^a.c$/", "a\\nc", false)]
    [InlineData("/c$/", "c\\n", false)]
    [InlineData("/[^]/", "\\n", true)]
    [InlineData("/x[]/", "x", false)]
    [InlineData("/[[]]/", "[]", true)]
    [InlineData("/^\\d\\w\\D\\W$/", "1_ä!", true)]
    [InlineData("/^[\\d\\w]+$/", "٣", false)]
    [InlineData("/^\\/\\-\\i$/", "/-i", true)]
    [InlineData("/(a)\\1/", "aa", true)]
    [InlineData("/[a\\]]b/", "]b", true)]
    public void RegularExpressions_OfJavaScript_MeanTheSame(string pattern, string text, bool expected) => Assert.Equal(expected ? "true" : "false", Evaluations.Run($"$contains('{text}', {pattern})"));
}
