namespace MlKit.Labeling.LabelCategories;

/// <summary>Names the types of an attribute's answers.</summary>
public enum AttributeType
{
    /// <summary><c>string</c>: one of the attribute's values, or free text where it has none.</summary>
    Text,

    /// <summary><c>number</c>: a number, between the minimum and the maximum where they are given.</summary>
    Number,
}
