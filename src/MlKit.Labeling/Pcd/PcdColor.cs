namespace MlKit.Labeling.Pcd;

/// <summary>Packs a colour into the bits of a float, 0x00RRGGBB, as the Point Cloud Library does.</summary>
internal static class PcdColor
{
    /// <remarks>With the upper byte 0, the bits are those of a small number and never a NaN, which text would not keep.</remarks>
    public static float Pack(byte[] colors, int point)
    {
        var rgb = colors.AsSpan(3 * point, 3);
        return BitConverter.UInt32BitsToSingle(((uint)rgb[0] << 16) | ((uint)rgb[1] << 8) | rgb[2]);
    }

    public static void Unpack(uint bits, byte[] colors, int point)
    {
        var rgb = colors.AsSpan(3 * point, 3);
        (rgb[0], rgb[1], rgb[2]) = ((byte)(bits >> 16), (byte)(bits >> 8), (byte)bits);
    }
}
