using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Npy;

/// <summary>Turns numpy's text elements (UTF-32, filled up with NUL) into strings and back.</summary>
internal static class NpyText
{
    public static string[] Decode(NpyArray array)
    {
        var codes = MemoryMarshal.Cast<byte, uint>(array.Data);
        var width = array.ItemSize / NpyTypes.CharacterBytes;
        var result = new string[array.Length];
        var text = new StringBuilder();
        for (var i = 0; i < result.Length; i++)
        {
            foreach (var code in codes.Slice(i * width, width).TrimEnd(0u))
            {
                if (!Rune.IsValid(code))
                    throw NotACharacter(array, code, i);
                Append(text, new Rune(code));
            }

            result[i] = text.ToString();
            text.Clear();
        }

        return result;
    }

    public static byte[] Encode(ReadOnlySpan<string> data, out int itemSize)
    {
        // numpy has no text type of length 0.
        var width = 1;
        foreach (var text in data)
        {
            ArgumentNullException.ThrowIfNull(text, nameof(data));
            width = Math.Max(width, text.Length - text.Count(char.IsLowSurrogate));
        }

        var needed = (long)data.Length * width * NpyTypes.CharacterBytes;
        if (needed > NpyArray.MaxBytes)
            throw new ArgumentException($"{data.Length} texts of {width} characters need {needed} bytes, but an array holds {NpyArray.MaxBytes}.", nameof(data));

        itemSize = width * NpyTypes.CharacterBytes;
        var bytes = new byte[needed];
        var codes = MemoryMarshal.Cast<byte, uint>(bytes.AsSpan());
        for (var i = 0; i < data.Length; i++)
            EncodeOne(data[i], codes.Slice(i * width, width));

        return bytes;
    }

    private static LabelingDataException NotACharacter(NpyArray array, uint code, int index) => NpyIssue.Error(
        array.Source,
        "must hold Unicode characters",
        $"the code 0x{code:x} at index {index}",
        "Write the file again from well-formed text.");

    private static void EncodeOne(string data, Span<uint> codes)
    {
        var next = 0;
        for (var rest = data.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) != OperationStatus.Done)
                throw new ArgumentException($"A text holds half a surrogate pair at character {data.Length - rest.Length}.", nameof(data));

            codes[next++] = (uint)rune.Value;
            rest = rest[used..];
        }
    }

    private static void Append(StringBuilder text, Rune rune)
    {
        Span<char> utf16 = stackalloc char[2];
        text.Append(utf16[..rune.EncodeToUtf16(utf16)]);
    }
}
