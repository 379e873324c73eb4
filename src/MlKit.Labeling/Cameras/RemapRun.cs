namespace MlKit.Labeling.Cameras;

/// <summary>A stretch of destination pixels of one row that are all read in the same way.</summary>
/// <param name="Kind">How they are read.</param>
/// <param name="X">What is added to the stored columns, in 1/32 px; a multiple of 32.</param>
/// <param name="Y">What is added to the stored rows, in 1/32 px; a multiple of 32.</param>
/// <param name="Length">The number of pixels.</param>
internal readonly record struct RemapRun(RemapRunKind Kind, int X, int Y, int Length)
{
    // 16 bits reach 2048 px: columns mostly grow along a row, rows go up as well as down.
    private const int ColumnsBefore = 256 * RemapTable.One;
    private const int RowsBefore = 1024 * RemapTable.One;

    /// <summary>Starts an empty run whose reach suits a row that begins at a position.</summary>
    public static RemapRun At(RemapRunKind kind, int x, int y) =>
        new(kind, (x & -RemapTable.One) - ColumnsBefore, (y & -RemapTable.One) - RowsBefore, 0);

    /// <summary>Says whether a position is within reach of the 16 bits it is stored in. What lies outside is not stored.</summary>
    public bool Reaches(int x, int y) => Kind == RemapRunKind.Outside || ((uint)(x - X) <= ushort.MaxValue && (uint)(y - Y) <= ushort.MaxValue);

    /// <summary>Stores a position: the column in the lower half, the row in the upper.</summary>
    public uint Pack(int x, int y) => (ushort)(x - X) | ((uint)(y - Y) << 16);

    /// <summary>Restores a position.</summary>
    public (int X, int Y) Unpack(uint packed) => (X + (int)(packed & ushort.MaxValue), Y + (int)(packed >> 16));
}
