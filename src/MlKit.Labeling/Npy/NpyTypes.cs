namespace MlKit.Labeling.Npy;

/// <summary>The table of element types: numpy's letter, the size in bytes and the .NET type.</summary>
internal static class NpyTypes
{
    /// <summary>The bytes one character takes in numpy's text arrays (UTF-32).</summary>
    public const int CharacterBytes = 4;

    private static readonly (NpyDataType Type, char Kind, int Size, Type Clr)[] Table =
    [
        (NpyDataType.Boolean, 'b', 1, typeof(bool)),
        (NpyDataType.Int8, 'i', 1, typeof(sbyte)),
        (NpyDataType.UInt8, 'u', 1, typeof(byte)),
        (NpyDataType.Int16, 'i', 2, typeof(short)),
        (NpyDataType.UInt16, 'u', 2, typeof(ushort)),
        (NpyDataType.Int32, 'i', 4, typeof(int)),
        (NpyDataType.UInt32, 'u', 4, typeof(uint)),
        (NpyDataType.Int64, 'i', 8, typeof(long)),
        (NpyDataType.UInt64, 'u', 8, typeof(ulong)),
        (NpyDataType.Float16, 'f', 2, typeof(Half)),
        (NpyDataType.Float32, 'f', 4, typeof(float)),
        (NpyDataType.Float64, 'f', 8, typeof(double)),
    ];

    public static bool TryFind(char kind, int size, out NpyDataType type)
    {
        foreach (var row in Table)
        {
            if (row.Kind == kind && row.Size == size)
            {
                type = row.Type;
                return true;
            }
        }

        type = default;
        return false;
    }

    /// <summary>Returns the element type that is exactly <typeparamref name="T"/>, or throws where no npy array can hold it.</summary>
    public static NpyDataType Of<T>()
        where T : unmanaged
    {
        foreach (var row in Table)
        {
            if (row.Clr == typeof(T))
                return row.Type;
        }

        throw new NotSupportedException(
            $"An npy array cannot be read or written as {typeof(T).Name}. Use bool, an integer of 8 to 64 bits, Half, float or double.");
    }

    /// <summary>Returns numpy's description in the byte order of this machine: <c>&lt;f8</c>, <c>|b1</c>, <c>&lt;U3</c>.</summary>
    public static string Descr(NpyDataType type, int itemSize)
    {
        var order = itemSize == 1 ? '|' : BitConverter.IsLittleEndian ? '<' : '>';
        return type == NpyDataType.Unicode
            ? FormattableString.Invariant($"{order}U{itemSize / CharacterBytes}")
            : FormattableString.Invariant($"{order}{Table[(int)type].Kind}{itemSize}");
    }
}
