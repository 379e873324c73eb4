using System.Collections.Immutable;
using MlKit.Labeling.Internal;

namespace MlKit.Labeling.LabelCategories;

/// <summary>Reads a label category configuration and gathers every member that is missing or ill-typed.</summary>
internal static class LabelCategoryJsonReader
{
    public static LabelCategoryConfiguration Read(JsonCursor root)
    {
        OneOf(root, "documentVersion", "document-version")?.String();
        var instructions = root.Optional("instructions");
        return new LabelCategoryConfiguration
        {
            Labels = [.. (root.Required("labels")?.Items() ?? []).Select(ReadLabel)],
            GlobalAttributes = ReadAttributes(root.Optional("categoryGlobalAttributes")),
            FrameAttributes = ReadAttributes(root.Optional("frameAttributes")),
            ShortInstruction = instructions?.Required("shortInstruction")?.String() ?? "",
            FullInstruction = instructions?.Required("fullInstruction")?.String() ?? "",
            AuditLabelAttributeName = root.Optional("auditLabelAttributeName")?.String(),
        };
    }

    private static LabelCategory ReadLabel(JsonCursor label) => new(label.Required("label")?.String() ?? "")
    {
        Attributes = ReadAttributes(OneOf(label, "categoryAttributes", "attributes")),
        EditsAllowed = ReadEdits(label.Optional("editsAllowed")),
    };

    private static ImmutableArray<AttributeDefinition> ReadAttributes(JsonCursor? attributes) => [.. (attributes?.Items() ?? []).Select(ReadAttribute)];

    private static AttributeDefinition ReadAttribute(JsonCursor attribute) => new(attribute.Required("name")?.String() ?? "", ReadType(attribute.Required("type")))
    {
        Description = attribute.Optional("description")?.String(),
        Values = ReadValues(attribute.Optional("enum")),
        Minimum = attribute.Optional("minimum")?.Number(),
        Maximum = attribute.Optional("maximum")?.Number(),
        IsRequired = attribute.Optional("isRequired")?.Boolean() ?? false,
        EditsAllowed = ReadEdits(attribute.Optional("editsAllowed")),
    };

    private static ImmutableArray<string> ReadValues(JsonCursor? values)
    {
        // Without values the attribute would become one of free text.
        if (values?.Items() is not { } items)
            return [];
        if (items.Count == 0)
            values.Value.Wrong($"must hold 1 to {LabelCategoryLimits.EnumValues} values", "Add values, or leave 'enum' out for free text.");
        return [.. items.Select(value => value.String() ?? "")];
    }

    private static AttributeType ReadType(JsonCursor? type)
    {
        var name = type?.String();
        if (name is not (null or "string" or "number"))
            type?.Wrong("must be 'string' or 'number'");
        return name == "number" ? AttributeType.Number : AttributeType.Text;
    }

    private static EditsAllowed? ReadEdits(JsonCursor? edits)
    {
        var name = edits?.String();
        if (name is not (null or "any" or "none"))
            edits?.Wrong("must be 'any' or 'none'");
        return name switch
        {
            "any" => EditsAllowed.Any,
            "none" => EditsAllowed.None,
            _ => null,
        };
    }

    /// <summary>Returns the member under its name of today or its older one.</summary>
    private static JsonCursor? OneOf(JsonCursor holder, string name, string older)
    {
        var (current, old) = (holder.Optional(name), holder.Optional(older));
        if (current is not null && old is not null)
            holder.Wrong($"must have only one of '{name}' and '{older}', its older name", "both", $"Remove '{older}'.");
        return current ?? old;
    }
}
