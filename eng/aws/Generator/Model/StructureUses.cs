namespace AwsSdkGenerator.Model;

/// <summary>Which structures requests hold, which responses and errors hold: only those are written, only these read.</summary>
internal static class StructureUses
{
    /// <summary>Structures that are members of others; not requests, responses and errors themselves, unless they are members too.</summary>
    public static IEnumerable<(string Name, StructureUse Uses)> Of(ServiceModel service)
    {
        var uses = new SortedDictionary<string, StructureUse>(StringComparer.Ordinal);
        foreach (var operation in service.Operations)
        {
            Visit(operation.Input, StructureUse.Request);
            Visit(operation.Output, StructureUse.Response);
        }
        foreach (var error in service.Errors)
            Visit(error, StructureUse.Response);
        return uses.Select(pair => (pair.Key, pair.Value));

        void Visit(string? structure, StructureUse use)
        {
            foreach (var member in structure is null ? [] : service.Structures[structure])
            {
                var type = service.TypeOf(member.Type);
                while (type.IsCollection)
                    type = type.Of!;
                if (type.Kind != TypeKind.Structure || uses.GetValueOrDefault(type.Name).HasFlag(use))
                    continue;
                uses[type.Name] = uses.GetValueOrDefault(type.Name) | use;
                Visit(type.Name, use);
            }
        }
    }
}

[Flags]
internal enum StructureUse
{
    None = 0,
    Request = 1,
    Response = 2,
}
