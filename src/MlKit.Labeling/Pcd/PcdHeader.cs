namespace MlKit.Labeling.Pcd;

/// <summary>What the header of a PCD file says, checked.</summary>
/// <param name="Data">The encoding: <c>ascii</c>, <c>binary</c> or <c>binary_compressed</c>.</param>
/// <param name="Points">The number of points; a claim that the data must bear out before memory is taken.</param>
/// <param name="Stride">The bytes of a binary point.</param>
/// <param name="Columns">The numbers of a line.</param>
/// <param name="DataStart">Where the data begin in the file.</param>
/// <param name="DataLine">The number of the first line of the data.</param>
/// <param name="Axes">The fields x, y and z.</param>
/// <param name="Intensity">The field intensity, if any.</param>
/// <param name="Color">The field rgb or rgba, if any.</param>
internal sealed record PcdHeader(
    string Data, int Points, int Stride, int Columns, int DataStart, int DataLine, PcdField[] Axes, PcdField? Intensity, PcdField? Color);
