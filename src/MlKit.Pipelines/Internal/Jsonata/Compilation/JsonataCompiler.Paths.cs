using MlKit.Pipelines.Internal.Jsonata.Operations;
using MlKit.Pipelines.Internal.Jsonata.Values;

namespace MlKit.Pipelines.Internal.Jsonata.Compilation;

// Paths, and what stands behind a step of one.
internal sealed partial class JsonataCompiler
{
    private PathOperation VisitPath(JsonataNode node)
    {
        var right = new Stack<JsonataNode>();
        var left = node;
        for (; left is { Kind: JsonataNodeKind.Binary, Text: "." }; left = left.Children[0])
            right.Push(left);

        var first = Visit(left);
        var path = AsPath(first);
        if (first is Parent parent)
            path.OpenParents = [parent.Slot];

        foreach (var next in right)
            Append(path, Visit(next.Children[1]));

        return path;
    }

    private static PathOperation AsPath(Operation operation) =>
        operation as PathOperation ?? new PathOperation { Position = operation.Position, Steps = [new PathStep(operation)] };

    private static void Append(PathOperation path, Operation next)
    {
        if (next is PathOperation { Steps: var steps })
            path.Steps.AddRange(steps);
        else
            path.Steps.Add(AsStep(next));

        foreach (var step in path.Steps)
            step.Operation = AsName(step.Operation);

        path.KeepsSingleton |= path.Steps.Exists(step => step.Operation.KeepsArray);
        foreach (var end in (ReadOnlySpan<PathStep>)[path.Steps[0], path.Steps[^1]])
        {
            if (end.Operation is ArrayConstructor array)
                array.IsPathEnd = true;
        }

        Ancestry.Resolve(path);
    }

    /// <summary>Makes a step; the filters after it are then its own.</summary>
    private static PathStep AsStep(Operation operation)
    {
        var step = new PathStep(operation) { Stages = [.. operation.Filters.Select(filter => new PathStage(filter, null))] };
        operation.Filters = [];
        return step;
    }

    /// <summary>A text in a path is a name in quotes.</summary>
    private static Operation AsName(Operation step) => step switch
    {
        Literal { Value.AsString: { } name } => new NameLookup(name) { Position = step.Position, Filters = step.Filters, KeepsArray = step.KeepsArray },
        Literal { Value.Kind: JsonataKind.Number or JsonataKind.Boolean or JsonataKind.Null } => throw new JsonataException("S0213", "A step of a path must be a name or an expression, but is a literal. Put names such as true or 1 in quotes.", position: step.Position),
        _ => step,
    };

    private Operation VisitFilter(JsonataNode node)
    {
        var result = Visit(node.Children[0]);
        if (node.Children.Length == 1)
            return KeepArray(node.Children[0], result);

        var step = (result as PathOperation)?.Steps[^1];
        if (step is null && result.Grouping is not null)
            throw new JsonataException("S0209", "A filter must stand before the grouping {…}, but stands after it. Put it before, or what is grouped in parentheses.", "[", node.Position);

        var filter = Visit(node.Children[1]);
        if (step is null && filter.OpenParents is not null)
        {
            step = AsStep(result);
            result = new PathOperation { Position = result.Position, Steps = [step] };
        }

        if (step is not null)
            Ancestry.Enter(step, filter);

        if (step is null)
            result.Filters.Add(filter);
        else
            step.Stages.Add(new PathStage(filter, null));

        return result;
    }

    /// <summary><c>a[]</c>: marks the part that stands before all filters.</summary>
    private static Operation KeepArray(JsonataNode node, Operation operation)
    {
        while (node.Kind == JsonataNodeKind.Filter)
            node = node.Children[0];

        operation.KeepsArray = true;
        if (operation is not PathOperation path)
            return operation;

        if (node.Kind == JsonataNodeKind.Name)
            path.KeepsSingleton = true;

        if (node.Kind == JsonataNodeKind.Name || node is { Kind: JsonataNodeKind.Binary, Text: "@" })
            path.Steps[^1].Operation.KeepsArray = true;

        return operation;
    }

    private Operation VisitGroup(JsonataNode node)
    {
        var result = Visit(node.Children[0]);
        if (result.Grouping is not null)
            throw new JsonataException("S0210", "A part of an expression must be grouped once, but is grouped again. Put the first grouping in parentheses.", "{", node.Position);

        result.Grouping = Pairs([.. node.Children.Skip(1).Select(Visit)], node.Position);
        return result;
    }

    private PathOperation VisitSort(JsonataNode node)
    {
        var path = AsPath(Visit(node.Children[0]));
        var terms = node.Children.Skip(1).Select((term, i) => new SortTerm(Visit(term), node.Text[i] == '>')).ToArray();
        var sort = Ancestry.Pass(new Sort(terms) { Position = node.Position }, [.. terms.Select(term => term.Value)]);
        path.Steps.Add(new PathStep(sort));
        Ancestry.Resolve(path);
        return path;
    }

    private PathOperation VisitBinding(JsonataNode node)
    {
        var result = Visit(node.Children[0]);
        var name = node.Children[1].Text;
        return node.Text == "@" ? BindFocus(result, name, node.Position) : BindIndex(result, name);
    }

    private static PathOperation BindFocus(Operation result, string name, int position)
    {
        var path = result as PathOperation ?? new PathOperation { Position = result.Position, Steps = [new PathStep(result)], IsValue = true };
        var step = path.Steps[^1];
        if (step.Stages.Count > 0 || result.Filters.Count > 0)
            throw new JsonataException("S0215", "The variable of @ must stand before the filters of its step, but stands after one. Put it before.", "@", position);

        if (step.Operation is Sort)
            throw new JsonataException("S0216", "The variable of @ must stand before the sort of its step, but stands after it. Put it before.", "@", position);

        step.Focus = name;
        step.Binds = true;
        return path;
    }

    private static PathOperation BindIndex(Operation result, string name)
    {
        var path = result as PathOperation ?? new PathOperation { Position = result.Position, Steps = [AsStep(result)] };
        var step = path.Steps[^1];
        if (step.Stages.Count == 0)
            step.Index = name;
        else
            step.Stages.Add(new PathStage(null, name));

        step.Binds = true;
        return path;
    }
}
