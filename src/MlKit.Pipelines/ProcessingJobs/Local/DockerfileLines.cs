namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Takes a Dockerfile apart into instructions.</summary>
internal static class DockerfileLines
{
    public static IEnumerable<(int Line, string Name, string Text)> Read(string text)
    {
        var pending = "";
        var first = 0;
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            // Comments and empty lines may stand inside an instruction too.
            if (line.Length == 0 || line.StartsWith('#'))
                continue;

            first = pending.Length == 0 ? i + 1 : first;
            pending += line.EndsWith('\\') ? line[..^1] : line;
            if (line.EndsWith('\\') && i < lines.Length - 1)
                continue;

            var space = pending.AsSpan().IndexOfAny(' ', '\t');
            yield return space < 0 ? (first, pending.ToUpperInvariant(), "") : (first, pending[..space].ToUpperInvariant(), pending[space..].Trim());
            pending = "";
        }
    }
}
