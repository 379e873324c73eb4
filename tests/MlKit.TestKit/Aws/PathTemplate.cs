using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace MlKit.TestKit.Aws;

/// <summary>A method and a path with labels, such as <c>POST /endpoints/{EndpointName}/invocations</c>; <c>{Key+}</c> takes the rest of the path.</summary>
internal sealed class PathTemplate
{
    private readonly string _method;
    private readonly string[] _segments;

    private PathTemplate(string text, string method, string[] segments)
    {
        Text = text;
        _method = method;
        _segments = segments;
        LabelCount = segments.Count(IsLabel);
    }

    public string Text { get; }

    public int LabelCount { get; }

    public static bool TryParse(string operation, [NotNullWhen(true)] out PathTemplate? template)
    {
        var space = operation.IndexOf(" /", StringComparison.Ordinal);
        template = space > 0 ? new(operation, operation[..space], Split(operation[(space + 1)..])) : null;
        return template is not null;
    }

    public bool TryMatch(string method, string rawPath, out FrozenDictionary<string, string> labels)
    {
        labels = FrozenDictionary<string, string>.Empty;
        var segments = Split(rawPath);
        var isGreedy = _segments[^1].EndsWith("+}", StringComparison.Ordinal);
        if (method != _method || (isGreedy ? segments.Length < _segments.Length : segments.Length != _segments.Length))
            return false;

        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < _segments.Length; i++)
        {
            var value = isGreedy && i == _segments.Length - 1 ? string.Join('/', segments[i..]) : segments[i];
            if (IsLabel(_segments[i]))
                found[_segments[i].Trim('{', '}', '+')] = Uri.UnescapeDataString(value);
            else if (value != _segments[i])
                return false;
        }

        labels = found.ToFrozenDictionary(StringComparer.Ordinal);
        return true;
    }

    private static string[] Split(string path) => path.TrimStart('/').Split('/');

    private static bool IsLabel(string segment) => segment.StartsWith('{');
}
