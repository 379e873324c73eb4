using MlKit.Pipelines.Internal.Jsonata.Operations;

namespace MlKit.Pipelines.Internal.Jsonata.Compilation;

/// <summary>Finds the steps that leave the parents <c>%</c> asks for.</summary>
internal static class Ancestry
{
    /// <summary>Returns whether a parent is looked for that lies outside.</summary>
    public static bool IsOpen(Operation operation) => operation is Parent || operation.OpenParents is not null;

    /// <summary>Lets what is looked for inside be looked for outside.</summary>
    public static T Pass<T>(T operation, params ReadOnlySpan<Operation> parts)
        where T : Operation
    {
        foreach (var part in parts)
        {
            if (IsOpen(part))
                (operation.OpenParents ??= []).AddRange(Open(part));
        }

        return operation;
    }

    /// <summary>Looks in the steps of a path for the parents its last step asks for.</summary>
    public static void Resolve(PathOperation path)
    {
        foreach (var slot in Open(path.Steps[^1].Operation))
        {
            var index = path.Steps.Count - 2;
            while (slot.Level > 0 && index >= 0)
            {
                var step = path.Steps[index--];
                // Steps in a row that bind with @ all look into the same value.
                while (index >= 0 && step.Focus is not null && path.Steps[index].Focus is not null)
                    step = path.Steps[index--];

                Seek(step, slot);
            }

            if (slot.Level > 0)
                (path.OpenParents ??= []).Add(slot);
        }
    }

    /// <summary>Looks for the parents a filter asks for: first in the step it belongs to.</summary>
    public static void Enter(PathStep step, Operation filter)
    {
        if (filter.OpenParents is not { } slots)
            return;

        foreach (var slot in slots)
        {
            if (slot.Level > 1)
                slot.Level--;
            else
                Seek(step, slot);
        }

        (step.Operation.OpenParents ??= []).AddRange(slots);
    }

    private static List<ParentSlot> Open(Operation operation)
    {
        List<ParentSlot> slots = operation.OpenParents ?? [];
        return operation is Parent parent && !slots.Contains(parent.Slot) ? [.. slots, parent.Slot] : [.. slots];
    }

    private static void Seek(PathStep step, ParentSlot slot)
    {
        switch (step.Operation)
        {
            case NameLookup or Wildcard:
                if (--slot.Level > 0)
                    break;

                slot.Label = step.Ancestor?.Label ?? slot.Label;
                step.Ancestor = slot;
                step.Binds = true;
                break;
            case Block or PathOperation:
                step.Binds = true;
                Seek(step.Operation, slot);
                break;
            default:
                Seek(step.Operation, slot);
                break;
        }
    }

    private static void Seek(Operation operation, ParentSlot slot)
    {
        switch (operation)
        {
            case Parent:
                slot.Level++;
                break;
            case Wildcard:
                slot.Level--;
                break;
            case Block { Parts: [.., var last] }:
                Seek(last, slot);
                break;
            case Block:
                break;
            case PathOperation path:
                path.KeepsTuples = true;
                Seek(path, slot);
                break;
            default:
                throw new JsonataException("S0217", "The parent of a value must be found by the names of its path, but another kind of step stands where % looks for it.", "%", operation.Position);
        }
    }

    private static void Seek(PathOperation path, ParentSlot slot)
    {
        var index = path.Steps.Count - 1;
        do
            Seek(path.Steps[index--], slot);
        while (slot.Level > 0 && index >= 0);
    }
}
