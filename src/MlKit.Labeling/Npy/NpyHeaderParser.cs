using System.Collections.Immutable;
using System.Text;
using MlKit.Labeling.Checks;

namespace MlKit.Labeling.Npy;

/// <summary>Reads the header of an npy file: a Python dictionary literal with the keys descr, fortran_order and shape, in any order.</summary>
internal ref struct NpyHeaderParser
{
    private const string Form = "must have a header that is a Python dictionary of 'descr', 'fortran_order' and 'shape', once each";
    private const string WriteAgain = "The file is damaged: copy, download or write it again.";

    private readonly ReadOnlySpan<byte> _text;
    private readonly string _name;
    private int _position;

    private NpyHeaderParser(ReadOnlySpan<byte> text, string name)
    {
        _text = text;
        _name = name;
    }

    public static NpyHeader Parse(ReadOnlySpan<byte> text, string name)
    {
        var header = new NpyHeaderParser(text, name).ReadDictionary();
        return header.ByteCount <= NpyArray.MaxBytes
            ? header
            : throw NpyIssue.Error(
                name,
                $"must have {NpyArray.MaxBytes} bytes of data or fewer",
                $"the shape {NpyShape.Text(header.Shape)} of {header.Descr}",
                "Split the array into smaller ones.");
    }

    private NpyHeader ReadDictionary()
    {
        NpyDescr? descr = null;
        bool? fortranOrder = null;
        ImmutableArray<int>? shape = null;

        Expect('{');
        while (!TryTake('}'))
        {
            var key = ReadString();
            Expect(':');
            switch (key)
            {
                case "descr" when descr is null:
                    descr = ReadDescr();
                    break;
                case "fortran_order" when fortranOrder is null:
                    fortranOrder = ReadBoolean();
                    break;
                case "shape" when shape is null:
                    shape = ReadShape();
                    break;
                default:
                    throw NpyIssue.Error(_name, Form, $"the unknown or repeated key {NpyIssue.Quote(key)}", WriteAgain);
            }

            if (TryTake(','))
                continue;
            Expect('}');
            break;
        }

        SkipSpaces();
        if (_position < _text.Length)
            throw Malformed();
        if (descr is null || fortranOrder is null || shape is null)
            throw NpyIssue.Error(_name, Form, $"no '{(descr is null ? "descr" : fortranOrder is null ? "fortran_order" : "shape")}'", WriteAgain);

        return new NpyHeader(descr.Value.DataType, descr.Value.ItemSize, descr.Value.Swapped, fortranOrder.Value, shape.Value);
    }

    private NpyDescr ReadDescr()
    {
        SkipSpaces();
        if (_position < _text.Length && _text[_position] is (byte)'[' or (byte)'(')
            throw NpyDescr.Refused(_name, "a structured type", "Save each field as an array of its own: np.savez(path, x=a['x'], y=a['y']).");

        return NpyDescr.Parse(ReadString(), _name);
    }

    private bool ReadBoolean()
    {
        SkipSpaces();
        if (TryTake("True"u8))
            return true;

        return TryTake("False"u8) ? false : throw Malformed();
    }

    private ImmutableArray<int> ReadShape()
    {
        var sizes = ImmutableArray.CreateBuilder<int>();
        Expect('(');
        while (!TryTake(')'))
        {
            if (sizes.Count == NpyShape.MaxRank)
                throw NpyIssue.Error(_name, $"must have {NpyShape.MaxRank} dimensions or fewer", "more", "Reshape the array before it is saved.");

            sizes.Add(ReadSize());
            if (TryTake(','))
                continue;
            // (4) is a number in Python; a tuple of one is (4,).
            if (sizes.Count == 1)
                throw Malformed();
            Expect(')');
            break;
        }

        return sizes.ToImmutable();
    }

    private int ReadSize()
    {
        SkipSpaces();
        var start = _position;
        long size = 0;
        while (_position < _text.Length && char.IsAsciiDigit((char)_text[_position]) && size <= int.MaxValue)
            size = (size * 10) + (_text[_position++] - '0');

        if (_position == start)
            throw Malformed();
        if (size > int.MaxValue)
            throw NpyIssue.Error(_name, $"must have sizes of {int.MaxValue} or less", NpyIssue.Quote(_text[start..]), "Split the array into smaller ones.");

        // Python 2 wrote long integers with the suffix L.
        _ = TryTake("L"u8);
        return (int)size;
    }

    private string ReadString()
    {
        SkipSpaces();
        if (_position == _text.Length || _text[_position] is not ((byte)'\'' or (byte)'"'))
            throw Malformed();

        var rest = _text[(_position + 1)..];
        var length = rest.IndexOf(_text[_position]);
        if (length < 0)
            throw Malformed();

        _position += length + 2;
        return Encoding.Latin1.GetString(rest[..length]);
    }

    private void Expect(char c)
    {
        if (!TryTake(c))
            throw Malformed();
    }

    private bool TryTake(char c)
    {
        SkipSpaces();
        return TryTake([(byte)c]);
    }

    private bool TryTake(scoped ReadOnlySpan<byte> token)
    {
        if (!_text[_position..].StartsWith(token))
            return false;

        _position += token.Length;
        return true;
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && _text[_position] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            _position++;
    }

    private readonly LabelingDataException Malformed()
    {
        var found = _position < _text.Length ? $"{NpyIssue.Quote(_text[_position..])} at character {_position}" : "its end too early";
        return NpyIssue.Error(_name, Form, found, WriteAgain);
    }
}
