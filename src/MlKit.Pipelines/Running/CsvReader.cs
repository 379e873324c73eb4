using System.Text;

namespace MlKit.Pipelines.Running;

/// <summary>Reads rows of https://www.rfc-editor.org/rfc/rfc4180, one at a time. Empty lines are no rows.</summary>
internal sealed class CsvReader(TextReader text, char delimiter)
{
    private readonly char[] _buffer = new char[4096];
    private readonly StringBuilder _field = new();
    private int _length;
    private int _position;
    private bool _inQuotes;
    private bool _wasQuoted;

    /// <summary>Returns the next row, or <see langword="null"/> at the end.</summary>
    public async ValueTask<List<string>?> ReadAsync(CancellationToken cancellationToken)
    {
        List<string> row = [];
        (_inQuotes, _wasQuoted) = (false, false);
        while (true)
        {
            if (_position == _length && !await FillAsync(cancellationToken).ConfigureAwait(false))
                return IsEmpty(row) ? null : End(row);

            var c = _buffer[_position++];
            if (c == '"')
            {
                Quote();
            }
            else if (_inQuotes || (c != delimiter && c is not ('\n' or '\r')))
            {
                _field.Append(c);
            }
            else if (c == delimiter)
            {
                Take(row);
            }
            else if (c == '\n' && !IsEmpty(row))
            {
                return End(row);
            }
        }
    }

    private void Quote()
    {
        // Two quotes inside quotes are one: the second opens again, and stands for itself.
        if (!_inQuotes && _wasQuoted)
            _field.Append('"');

        (_inQuotes, _wasQuoted) = (!_inQuotes && (_wasQuoted || _field.Length == 0), true);
    }

    private bool IsEmpty(List<string> row) => row.Count == 0 && _field.Length == 0 && !_wasQuoted;

    private List<string> End(List<string> row)
    {
        Take(row);
        return row;
    }

    private void Take(List<string> row)
    {
        row.Add(_field.ToString());
        _field.Clear();
        _wasQuoted = false;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        _position = 0;
        _length = await text.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
        return _length > 0;
    }
}
