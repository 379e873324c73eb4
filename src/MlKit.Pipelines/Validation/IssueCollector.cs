using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MlKit.Pipelines.Validation;

/// <summary>Collects issues and knows where in the definition the validator is. The pointer is put together only for an issue.</summary>
internal sealed class IssueCollector
{
    private const int LongestQuote = 80;

    // Names in a definition may be as long as the definition, and stand in the pointer of every issue below them.
    private const int MostCharacters = 16_000_000;

    private readonly List<string> _path = [];
    private readonly ImmutableArray<DefinitionIssue>.Builder _issues = ImmutableArray.CreateBuilder<DefinitionIssue>();

    private long _characters;
    private bool _hasError;

    public ImmutableArray<DefinitionIssue> Issues => _issues.ToImmutable();

    public Scope At(string name)
    {
        _path.Add(name);
        return new Scope(this, 1);
    }

    public Scope At(string name, int index)
    {
        _path.Add(name);
        _path.Add(index.ToString(CultureInfo.InvariantCulture));
        return new Scope(this, 2);
    }

    public Scope At(string name, string inner)
    {
        _path.Add(name);
        _path.Add(inner);
        return new Scope(this, 2);
    }

    /// <param name="rule">The rule that is broken.</param>
    /// <param name="requirement">What must hold here: "must be …".</param>
    /// <param name="found">What was found instead.</param>
    /// <param name="fix">What to do, as a full sentence.</param>
    /// <param name="field">The field under the present place, if it is one.</param>
    public void Report(Rule rule, string requirement, string found, string fix, params ReadOnlySpan<string> field)
    {
        // What is left out never makes a wrong definition pass.
        if (_characters > MostCharacters && (_hasError || rule.Severity != IssueSeverity.Error))
            return;

        var pointer = new StringBuilder();
        foreach (var part in _path)
            Append(pointer, part);

        foreach (var part in field)
            Append(pointer, part);

        _characters += pointer.Length;
        _hasError |= rule.Severity == IssueSeverity.Error;
        _issues.Add(new DefinitionIssue(rule.Code, pointer.Length == 0 ? "/" : pointer.ToString(), requirement, found, fix) { Severity = rule.Severity });
    }

    /// <summary>Quotes text of a definition on one line and not at length.</summary>
    public static string Quote(string text)
    {
        var quote = new StringBuilder("'");
        var length = text.Length <= LongestQuote ? text.Length : char.IsHighSurrogate(text[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote;
        foreach (var c in text.AsSpan(0, length))
            _ = char.IsControl(c) ? quote.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : quote.Append(c);

        return quote.Append(text.Length > LongestQuote ? "...'" : "'").ToString();
    }

    // RFC 6901.
    public static void Append(StringBuilder pointer, string part) => pointer.Append('/').Append(part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));

    /// <summary>Goes back to where the validator was before.</summary>
    internal readonly ref struct Scope(IssueCollector collector, int depth)
    {
        public void Dispose() => collector._path.RemoveRange(collector._path.Count - depth, depth);
    }
}
