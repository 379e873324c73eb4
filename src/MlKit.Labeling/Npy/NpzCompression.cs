namespace MlKit.Labeling.Npy;

/// <summary>Says how the arrays in an npz file are stored.</summary>
public enum NpzCompression
{
    /// <summary>Deflated, as <c>np.savez_compressed</c> does.</summary>
    Deflated,

    /// <summary>As they are, as <c>np.savez</c> does: larger, and faster to read.</summary>
    Stored,
}
