using System.Text;

namespace MlKit.Pipelines.Running;

/// <summary>Reads rows of https://www.rfc-editor.org/rfc/rfc4180, one at a time. Empty lines are no rows.</summary>
internal sealed class CsvReader(TextReader text, char delimiter)
{
    private readonly char[] _buffer = new char[4096];
    private readonly StringBuilder _field = new();
    private int _length;
    private int _position;

    /// <summary>Returns the next row, or <see langword="null"/> at the end.</summary>
    public async ValueTask<List<string>?> ReadAsync(CancellationToken cancellationToken)
    {
        List<string> row = [];
        var (inQuotes, wasQuoted) = (false, false);
        while (true)
        {
            if (_position == _length && !await FillAsync(cancellationToken).ConfigureAwait(false))
                return IsEmpty(row, wasQuoted) ? null : End(row);

            var c = _buffer[_position++];
            if (c == '"')
            {
                // Two quotes inside quotes are one: the second opens again, and stands for itself.
                if (!inQuotes && wasQuoted)
                    _field.Append(c);

                (inQuotes, wasQuoted) = (!inQuotes && (wasQuoted || _field.Length == 0), true);
            }
            else if (inQuotes || (c != delimiter && c is not ('\n' or '\r')))
            {
                _field.Append(c);
            }
            else if (c == delimiter)
            {
                Take(row);
                wasQuoted = false;
            }
            else if (c == '\n' && !IsEmpty(row, wasQuoted))
            {
                return End(row);
            }
        }
    }

    private bool IsEmpty(List<string> row, bool wasQuoted) => row.Count == 0 && _field.Length == 0 && !wasQuoted;

    private List<string> End(List<string> row)
    {
        Take(row);
        return row;
    }

    private void Take(List<string> row)
    {
        row.Add(_field.ToString());
        _field.Clear();
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        _position = 0;
        _length = await text.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
        return _length > 0;
    }
}
