namespace MlKit.Labeling.LabelCategories;

/// <summary>Holds the limits of Ground Truth's label category configuration for 3D point cloud jobs.</summary>
/// <remarks>See https://docs.aws.amazon.com/sagemaker/latest/dg/sms-label-cat-config-attributes.html.</remarks>
public static class LabelCategoryLimits
{
    /// <summary>The most labels of a job.</summary>
    public const int Labels = 30;

    /// <summary>The most characters of a label, an attribute or an enumerated value; the fewest is 1.</summary>
    public const int NameLength = 16;

    /// <summary>The most attributes of a label, those of all labels included; also the most frame attributes.</summary>
    public const int Attributes = 10;

    /// <summary>The most of these attributes that may take free text.</summary>
    public const int FreeTextAttributes = 5;

    /// <summary>The most characters of an attribute's description.</summary>
    public const int DescriptionLength = 128;

    /// <summary>The most values of an enumerated attribute.</summary>
    public const int EnumValues = 10;

    /// <summary>The most characters of the short instruction.</summary>
    public const int ShortInstructionLength = 254;

    /// <summary>The most characters of the full instruction.</summary>
    public const int FullInstructionLength = 2047;
}
