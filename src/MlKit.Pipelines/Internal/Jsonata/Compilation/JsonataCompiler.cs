using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using MlKit.Pipelines.Internal.Jsonata.Functions;
using MlKit.Pipelines.Internal.Jsonata.Operations;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Compilation;

/// <summary>Makes operations of a parsed expression: paths become one list of steps, and every <c>%</c> finds the step that leaves its parent.</summary>
internal sealed partial class JsonataCompiler
{
    private int _parents;

    private JsonataCompiler()
    {
    }

    /// <exception cref="JsonataException">The expression has a form that means nothing.</exception>
    public static Operation Compile(JsonataNode root)
    {
        var operation = new JsonataCompiler().Visit(root);
        return Ancestry.IsOpen(operation)
            ? throw new JsonataException("S0217", "A % must stand in a path behind the value whose parent it is, but there is no such step before it.", "%", root.Position)
            : operation;
    }

    private Operation Visit(JsonataNode node) => !RuntimeHelpers.TryEnsureSufficientExecutionStack() ? throw TooDeep(node) : node.Kind switch
    {
        JsonataNodeKind.Name => NamePath(node),
        JsonataNodeKind.Variable => new Variable(node.Text) { Position = node.Position },
        JsonataNodeKind.String or JsonataNodeKind.Number or JsonataNodeKind.Constant or JsonataNodeKind.Regex => VisitLiteral(node),
        JsonataNodeKind.Wildcard => VisitWildcard(node),
        JsonataNodeKind.Binary => VisitBinary(node),
        JsonataNodeKind.Negation => VisitNegation(node),
        JsonataNodeKind.Block => VisitBlock(node),
        JsonataNodeKind.Array => VisitArray(node),
        JsonataNodeKind.Object => VisitObject(node),
        JsonataNodeKind.Group => VisitGroup(node),
        JsonataNodeKind.Filter => VisitFilter(node),
        JsonataNodeKind.Sort => VisitSort(node),
        JsonataNodeKind.Condition => VisitCondition(node),
        JsonataNodeKind.Call => VisitCall(node),
        JsonataNodeKind.Function => VisitFunction(node),
        JsonataNodeKind.Transform => VisitTransform(node),
        _ => throw new JsonataException("S0201", "A ? must stand in place of an argument, but stands elsewhere.", node.Text, node.Position),
    };

    private static JsonataException TooDeep(JsonataNode node) =>
        new("U1001", "The parts of an expression must be nested less deeply. Give inner parts a name with :=.", position: node.Position);

    private static PathOperation NamePath(JsonataNode node) =>
        new() { Position = node.Position, Steps = [new PathStep(new NameLookup(node.Text) { Position = node.Position })] };

    private static Literal VisitLiteral(JsonataNode node)
    {
        var value = node.Kind switch
        {
            JsonataNodeKind.String => JsonataValue.Of(node.Text),
            JsonataNodeKind.Number => JsonataValue.Of(double.Parse(node.Text, CultureInfo.InvariantCulture)),
            JsonataNodeKind.Regex => JsonataValue.Of(new RegexFunction(RegexTranslation.Compile(node.Text, node.Position))),
            _ when node.Text == "null" => JsonataValue.Null,
            _ => JsonataValue.Of(node.Text == "true"),
        };
        return new Literal(value) { Position = node.Position };
    }

    private Operation VisitWildcard(JsonataNode node) => node.Text switch
    {
        "*" => new Wildcard { Position = node.Position },
        "**" => new Descendants { Position = node.Position },
        _ => new Parent(new ParentSlot($"%{++_parents}")) { Position = node.Position },
    };

    private Operation VisitNegation(JsonataNode node)
    {
        var operand = Visit(node.Children[0]);
        if (operand is Literal { Value: { IsNumber: true } number, Filters: [] })
            return new Literal(JsonataValue.Of(-number.Number)) { Position = node.Position };

        return Ancestry.Pass(new Negation(operand) { Position = node.Position }, operand);
    }

    private Block VisitBlock(JsonataNode node)
    {
        var parts = VisitAll(node.Children);
        var hasArray = parts.Any(part => part is ArrayConstructor { IsPathEnd: true } or Block { HasConstructedArray: true } or PathOperation { Steps: [{ Operation: ArrayConstructor { IsPathEnd: true } }, ..] });
        return Ancestry.Pass(new Block(parts) { Position = node.Position, HasConstructedArray = hasArray }, parts);
    }

    private ArrayConstructor VisitArray(JsonataNode node)
    {
        var items = VisitAll(node.Children);
        return Ancestry.Pass(new ArrayConstructor(items) { Position = node.Position }, items);
    }

    private ObjectConstructor VisitObject(JsonataNode node)
    {
        var parts = VisitAll(node.Children);
        return Ancestry.Pass(new ObjectConstructor(Pairs(parts, node.Position)) { Position = node.Position }, parts);
    }

    private Conditional VisitCondition(JsonataNode node)
    {
        var parts = VisitAll(node.Children);
        return Ancestry.Pass(new Conditional(parts[0], parts[1], parts.Length > 2 ? parts[2] : null) { Position = node.Position }, parts);
    }

    private Operation VisitCall(JsonataNode node)
    {
        var function = Visit(node.Children[0]);
        var arguments = node.Children.Skip(1).Select(argument => argument.Kind == JsonataNodeKind.Placeholder ? null : Visit(argument)).ToArray();
        Operation[] given = [.. arguments.OfType<Operation>()];
        Operation operation = given.Length == arguments.Length
            ? new CallOperation(function, given) { Position = node.Position }
            : new PartialOperation(function, arguments) { Position = node.Position };
        return Ancestry.Pass(operation, given);
    }

    private LambdaDefinition VisitFunction(JsonataNode node)
    {
        var signature = node.Text.Length > 0 ? SignatureParser.Parse(node.Text, node.Position) : null;
        var parameters = node.Children.SkipLast(1).Select(parameter => parameter.Text).ToArray();
        var body = Visit(node.Children[^1]);
        MarkTailCalls(body);
        return new LambdaDefinition(parameters, signature, body) { Position = node.Position };
    }

    /// <summary>Marks the calls a function may end with.</summary>
    private static void MarkTailCalls(Operation body)
    {
        switch (body)
        {
            case CallOperation { Filters: [], Grouping: null, KeepsArray: false } call:
                call.IsTail = true;
                break;
            case Conditional { Filters: [], Grouping: null, KeepsArray: false } condition:
                MarkTailCalls(condition.Then);
                if (condition.Otherwise is { } otherwise)
                    MarkTailCalls(otherwise);

                break;
            case Block { Filters: [], Grouping: null, KeepsArray: false, Parts: [.., var last] }:
                MarkTailCalls(last);
                break;
        }
    }

    private TransformDefinition VisitTransform(JsonataNode node)
    {
        var parts = VisitAll(node.Children);
        return new TransformDefinition(parts[0], parts[1], parts.Length > 2 ? parts[2] : null) { Position = node.Position };
    }

    private Operation[] VisitAll(ImmutableArray<JsonataNode> nodes) => [.. nodes.Select(Visit)];

    private static PairList Pairs(Operation[] parts, int position) =>
        new([.. parts.Where((_, i) => i % 2 == 0)], [.. parts.Where((_, i) => i % 2 == 1)], position);
}
