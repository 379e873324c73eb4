using System.Text.Json;
using MlKit.Pipelines.Internal.JsonPath;

namespace MlKit.Pipelines.Tests.Internal.JsonPath;

public sealed class PathEvaluatorTests
{
    private const string Shop = """
        {
          "books": [ { "title": "Ä", "price": 8.95, "tags": ["a", "b"], "isbn": "1" }, { "title": "B", "price": 12, "tags": [] }, { "title": "C", "price": 9, "tags": ["b"], "isbn": "3" } ],
          "bike": { "price": 19.95, "color": "red" },
          "limit": 9
        }
        """;

    [Theory]
    [InlineData("$.books[*].title", """["Ä","B","C"]""")]
    [InlineData("$.books[0,2].title", """["Ä","C"]""")]
    [InlineData("$.books[0,9].title", """["Ä"]""")]
    [InlineData("$.books[-1].title", "\"C\"")]
    [InlineData("$.books[:2].title", """["Ä","B"]""")]
    [InlineData("$.books[-2:].title", """["B","C"]""")]
    [InlineData("$.books[0:3:2].title", """["Ä","C"]""")]
    [InlineData("$..price", "[8.95,12,9,19.95]")]
    [InlineData("$..books[0].title", """["Ä"]""")]
    [InlineData("$.bike.*", """[19.95,"red"]""")]
    [InlineData("$.bike['price','color']", """{"price":19.95,"color":"red"}""")]
    [InlineData("$.bike['price','no']", """{"price":19.95}""")]
    [InlineData("$.books[*]['title','price']", """["Ä",8.95,"B",12,"C",9]""")]
    [InlineData("$.books[?(@.isbn)].title", """["Ä","C"]""")]
    [InlineData("$.books[?(!@.isbn)].title", """["B"]""")]
    [InlineData("$.books[?(@.price < 9)].title", """["Ä"]""")]
    [InlineData("$.books[?(@.price <= $.limit)].title", """["Ä","C"]""")]
    [InlineData("$.books[?(@.price > 9 || @.title == 'C')].title", """["B","C"]""")]
    [InlineData("$.books[?(@.price >= 9 && !(@.isbn == '3'))].title", """["B"]""")]
    [InlineData("$.books[?(@.title != 'B')].title", """["Ä","C"]""")]
    [InlineData("$.books[?(@.isbn != '1')].title", """["B","C"]""")]
    [InlineData("$.books[?(@.title > 'A' && @.title < 'C')].title", """["B"]""")]
    [InlineData("$.books[?(@.title < 5)].title", "[]")]
    [InlineData("$.books[?(@.title =~ /[b-c]/i)].title", """["B","C"]""")]
    [InlineData("$.books[?(@.title in ['B', 'C'])].title", """["B","C"]""")]
    [InlineData("$.books[?(@.title nin ['B', 'C'])].title", """["Ä"]""")]
    [InlineData("$.books[?(@.tags contains 'a')].title", """["Ä"]""")]
    [InlineData("$.books[?(@.title contains 'B')].title", """["B"]""")]
    [InlineData("$.books[?(@.tags subsetof ['b', 'c'])].title", """["B","C"]""")]
    [InlineData("$.books[?(@.tags anyof ['a'])].title", """["Ä"]""")]
    [InlineData("$.books[?(@.tags noneof ['a'])].title", """["B","C"]""")]
    [InlineData("$.books[?(@.tags size 2)].title", """["Ä"]""")]
    [InlineData("$.books[?(@.tags empty true)].title", """["B"]""")]
    [InlineData("$.books[?(@.tags.length() == 1)].title", """["C"]""")]
    [InlineData("$.bike[?(@.color == 'red')].price", "[19.95]")]
    [InlineData("$.books[?(@.price == )].title", "[]")]
    [InlineData("$.books.length()", "3")]
    [InlineData("$.bike.length()", "2")]
    [InlineData("$.bike.color.length()", "3")]
    [InlineData("$.bike.keys()", """["price","color"]""")]
    [InlineData("$.books[*].price.max()", "12")]
    [InlineData("$..price.min()", "8.95")]
    [InlineData("$.books[*].price.sum()", "29.95")]
    [InlineData("$.books[1:].price.avg()", "10.5")]
    [InlineData("$.books[1:].price.stddev()", "1.5")]
    public void Evaluate_Path_FindsTheValues(string path, string expected)
    {
        var result = PathEvaluator.Evaluate(PathParser.Parse(path).Segments, JsonElement.Parse(Shop));

        Assert.Null(result.Problem);
        Assert.Equal(expected, result.Value.GetRawText());
    }

    [Theory]
    [InlineData("$.no", "No results for path: $['no']")]
    [InlineData("$.bike.no", "No results for path: $['bike']['no']")]
    [InlineData("$.no.more", "Missing property in path $['no']")]
    [InlineData("$.books[9].title", "Index out of bounds when evaluating path $['books'][9]")]
    [InlineData("$.bike.keys().no()", "No results for path: $['bike'].keys().no()")]
    [InlineData("$.books[*].no()", "No results for the function no()")]
    [InlineData("$.bike.color.x", "Expected to find an object with property ['x'] in path $['bike']['color'] but found 'com.fasterxml.jackson.databind.node.TextNode'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.")]
    [InlineData("$.books.x", "Expected to find an object with property ['x'] in path $['books'] but found 'com.fasterxml.jackson.databind.node.ArrayNode'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.")]
    public void Evaluate_PathThatLeadsNowhere_SaysWhy(string path, string problem) =>
        Assert.Equal(problem, PathEvaluator.Evaluate(PathParser.Parse(path).Segments, JsonElement.Parse(Shop)).Problem);
}
