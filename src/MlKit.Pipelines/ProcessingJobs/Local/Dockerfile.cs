using System.Collections.Immutable;
using System.Text.Json;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Reads the simple instructions of a Dockerfile: https://docs.docker.com/reference/dockerfile/.</summary>
internal sealed class Dockerfile(string path)
{
    // What RUN installs, and what the programs of this machine stand for.
    private static readonly string[] PassedOver = ["RUN", "EXPOSE", "LABEL", "MAINTAINER", "USER", "VOLUME", "HEALTHCHECK", "STOPSIGNAL", "ONBUILD"];

    private readonly string _folder = Path.GetDirectoryName(path)!;
    private readonly Dictionary<string, string> _arguments = new(StringComparer.Ordinal);
    private LocalImage _image = new("*");

    public LocalImage Read(string pattern)
    {
        foreach (var (line, name, rest) in DockerfileLines.Read(File.ReadAllText(path)))
            Apply(name, rest, line);

        return _image with { Pattern = pattern };
    }

    private void Apply(string name, string rest, int line)
    {
        switch (name)
        {
            case "FROM":
                // Only the last stage becomes the image.
                _image = new LocalImage("*");
                return;
            case "ARG":
                var (argument, value) = DockerfileWords.Pair(rest);
                _arguments[argument] = Expand(value);
                return;
            case "ENV":
                _image = _image with { Environment = _image.Environment.SetItems(DockerfileWords.Pairs(rest).Select(pair => KeyValuePair.Create(pair.Name, Expand(pair.Value)))) };
                return;
            case "WORKDIR":
                _image = _image with { WorkingDirectory = Absolute(Expand(DockerfileWords.Unquote(rest))) };
                return;
            case "ENTRYPOINT":
                _image = _image with { Entrypoint = Command(rest, line) };
                return;
            case "CMD":
                _image = _image with { Command = Command(rest, line) };
                return;
            case "COPY" or "ADD":
                Copy(name, rest, line);
                return;
            default:
                if (!PassedOver.Contains(name))
                    throw Refuse(line, $"{name} {rest}", "must be one of the simple instructions ADD, ARG, CMD, COPY, ENTRYPOINT, ENV, FROM, RUN, WORKDIR");

                return;
        }
    }

    private ImmutableArray<string> Command(string text, int line)
    {
        if (!text.StartsWith('['))
            return ["/bin/sh", "-c", text];

        try
        {
            using var words = JsonDocument.Parse(text);
            return [.. words.RootElement.EnumerateArray().Select(word => word.GetString()!)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Refuse(line, text, "must be a JSON array of texts, or a command without brackets", e);
        }
    }

    private void Copy(string name, string rest, int line)
    {
        var words = rest.StartsWith('[') ? [.. Command(rest, line)] : DockerfileWords.Split(rest);
        var (flags, paths) = (words.TakeWhile(word => word.StartsWith("--", StringComparison.Ordinal)).ToList(), words.SkipWhile(word => word.StartsWith("--", StringComparison.Ordinal)).Select(Expand).ToList());
        if (paths.Count < 2 || flags.Exists(flag => flag.StartsWith("--from", StringComparison.Ordinal)) || paths.Exists(IsSpecial))
            throw Refuse(line, $"{name} {rest}", "must copy files that lie beside the Dockerfile, without wildcards, URLs and --from");

        var target = Absolute(paths[^1]);
        var intoFolder = paths.Count > 2 || paths[^1].EndsWith('/') || paths[^1] == ".";
        foreach (var source in paths[..^1])
        {
            var file = Path.GetFullPath(Path.Combine(_folder, source.TrimStart('/')));
            if (!Path.Exists(file))
                throw Refuse(line, $"{name} {rest}", $"must copy what is there, but '{source}' is not");

            var isFile = File.Exists(file);
            _image = _image with { Files = _image.Files.Add(new LocalImageFile(file, isFile && intoFolder ? $"{target.TrimEnd('/')}/{Path.GetFileName(file)}" : target)) };
        }
    }

    private static bool IsSpecial(string word) => word.AsSpan().ContainsAny('*', '?', '[') || word.Contains("://", StringComparison.Ordinal) || word.StartsWith("<<", StringComparison.Ordinal);

    private string Absolute(string containerPath)
    {
        var parts = new List<string>();
        foreach (var part in (containerPath.StartsWith('/') ? containerPath : $"{_image.WorkingDirectory}/{containerPath}").Split('/'))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("" or "." or ".."))
                parts.Add(part);
        }

        return "/" + string.Join('/', parts);
    }

    private string Expand(string text) =>
        DockerfileWords.Expand(text, name => _image.Environment.GetValueOrDefault(name) ?? _arguments.GetValueOrDefault(name) ?? (name == "PATH" ? Environment.GetEnvironmentVariable("PATH") : null));

    private LocalJobException Refuse(int line, string text, string rule, Exception? inner = null) =>
        new($"{path}, line {line}: {rule}, but was '{text}'. Write it so, or describe the image with a LocalImage of its own.", inner);
}
