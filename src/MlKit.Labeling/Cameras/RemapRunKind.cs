namespace MlKit.Labeling.Cameras;

/// <summary>Says what the pixels of a run see of the source.</summary>
internal enum RemapRunKind
{
    /// <summary>Nothing: they are black.</summary>
    Outside,

    /// <summary>Its border, perhaps: each neighbour has to be tested.</summary>
    Border,

    /// <summary>Its inside: the four neighbours exist, and right of them one more pixel, so that 8 bytes may be read where 6 are needed.</summary>
    Inside,
}
