namespace MlKit.Pipelines.Running;

/// <summary>Compares texts with patterns in which <c>*</c> stands for any text, and <c>\\*</c> for a star.</summary>
internal static class StringPattern
{
    public static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        // The last star, and the first character of the text it does not cover: where the rest does not fit, it takes one more.
        var (star, covered) = (-1, 0);
        var (t, p) = (0, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, covered) = (p++, t);
                continue;
            }

            var isEscaped = p + 1 < pattern.Length && pattern[p] == '\\' && pattern[p + 1] is '*' or '\\';
            if (p < pattern.Length && text[t] == pattern[isEscaped ? p + 1 : p])
            {
                p += isEscaped ? 2 : 1;
                t++;
                continue;
            }

            if (star < 0)
                return false;

            (p, t) = (star + 1, ++covered);
        }

        return pattern[p..].TrimStart('*').IsEmpty;
    }
}
