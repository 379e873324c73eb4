using System.Text.Json;
using MlKit.Pipelines.Internal.Jsonata;

namespace MlKit.Pipelines.Tests.Internal.Jsonata;

public sealed class JsonataEnvironmentTests
{
    [Fact]
    public void Bind_Variable_IsReadByItsName()
    {
        var environment = Evaluations.Environment(input: null).Bind("states", JsonElement.Parse("""{"input":{"items":[{"n":1},{"n":2}]}}"""));

        Assert.Equal("[1,2]", Evaluations.Run("$states.input.items.n", environment));
        Assert.Null(Evaluations.Run("$states.result", environment));
    }

    [Fact]
    public void Bind_SameNameAgain_LeavesTheFirstEnvironment()
    {
        var first = Evaluations.Environment().Bind("x", JsonElement.Parse("1"));
        var second = first.Bind("x", JsonElement.Parse("2"));

        Assert.Equal(("1", "2"), (Evaluations.Run("$x", first), Evaluations.Run("$x", second)));
    }

    [Fact]
    public void Bind_NameOfAFunction_TakesItsPlace() => Assert.Equal("5", Evaluations.Run("$sum", Evaluations.Environment().Bind("sum", JsonElement.Parse("5"))));

    [Fact]
    public void Evaluate_WithoutInput_HasNoContext() => Assert.Null(Evaluations.Run("$ ?? $$ ?? name", Evaluations.Environment(input: null)));

    [Fact]
    public void Evaluate_WholePartOfTheInput_IsThatPart()
    {
        var input = JsonElement.Parse("""{"a":{"big":12345678901234567890,"x":1.50}}""");
        var environment = Evaluations.Environment(input: null).Bind("x", input);

        Assert.Equal("""{"big":12345678901234567890,"x":1.50}""", JsonataExpression.Compile("$x.a").Evaluate(environment)!.Value.GetRawText());
        Assert.Equal("""{"b":{"big":12345678901234567890,"x":1.50}}""", JsonataExpression.Compile("{'b': $x.a}").Evaluate(environment)!.Value.GetRawText());
    }

    [Fact]
    public void Evaluate_KeysOfObjects_KeepTheirOrder() => Assert.Equal("""{"z":1,"1":2,"a":3}""", Evaluations.Run("{'z': 1, '1': 2, 'a': 3}"));

    [Fact]
    public void Evaluate_HalvesOfACharacter_BecomeReplacementCharacters() => Assert.Equal("[\"\uFFFD\",\"\uFFFD\",\"😀\"]", Evaluations.Run("$append($split('😀', ''), '😀')"));

    [Fact]
    public void Evaluate_SameSeed_DrawsTheSame() => Assert.Equal(Evaluations.Run("[$random(), $uuid(), $shuffle([1..9])]"), Evaluations.Run("[$random(), $uuid(), $shuffle([1..9])]"));

    [Fact]
    public async Task Evaluate_OnManyThreads_GivesTheSame()
    {
        var expression = JsonataExpression.Compile("runs^(cost).{ 'id': id, 'keys': metrics.key[], 'parent': metrics.(%.id) }");
        var environment = Evaluations.Environment();
        var expected = expression.Evaluate(environment)!.Value.GetRawText();

        var found = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => expression.Evaluate(environment)!.Value.GetRawText(), TestContext.Current.CancellationToken)));

        Assert.All(found, text => Assert.Equal(expected, text));
    }
}
