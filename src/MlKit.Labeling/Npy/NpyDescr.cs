using System.Globalization;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Npy;

/// <summary>What numpy's short description of a type says: <c>&lt;f8</c>, <c>|b1</c>, <c>&gt;U3</c>.</summary>
internal readonly record struct NpyDescr(NpyDataType DataType, int ItemSize, bool Swapped)
{
    public static NpyDescr Parse(string descr, string name)
    {
        var order = descr.Length > 0 && descr[0] is '<' or '>' or '=' or '|' ? descr[0] : '=';
        var type = descr.AsSpan(descr.Length > 0 && descr[0] == order ? 1 : 0);
        var kind = type.IsEmpty ? '?' : type[0];
        var swapped = order == (BitConverter.IsLittleEndian ? '>' : '<');

        if (TryReadSize(type, out var size))
        {
            if (NpyTypes.TryFind(kind, size, out var dataType))
                return new NpyDescr(dataType, size, swapped);
            if (kind == 'U' && size is > 0 and <= NpyArray.MaxBytes / NpyTypes.CharacterBytes)
                return new NpyDescr(NpyDataType.Unicode, size * NpyTypes.CharacterBytes, swapped);
        }

        throw Refused(name, NpyIssue.Quote(descr), FixFor(kind));
    }

    public static LabelingDataException Refused(string name, string found, string fix) =>
        NpyIssue.Error(name, "must hold booleans, integers, floating-point numbers of up to 64 bits or text", found, fix);

    private static bool TryReadSize(ReadOnlySpan<char> type, out int size)
    {
        size = 0;
        return type.Length > 1 && int.TryParse(type[1..], NumberStyles.None, CultureInfo.InvariantCulture, out size);
    }

    private static string FixFor(char kind) => kind switch
    {
        'O' => "Objects are stored as pickles, which can run any code when they are read, so they are never read: save numbers or text, for example array.astype('<f8').",
        'c' => "Save the real and the imaginary part as two arrays.",
        'M' or 'm' => "Save the ticks, for example array.astype('<i8').",
        'S' or 'a' => "Save the bytes as text: array.astype('U').",
        'V' => "Save each field as an array of its own: np.savez(path, x=a['x'], y=a['y']).",
        _ => "Save the array with one of those types, for example array.astype('<f8').",
    };
}
