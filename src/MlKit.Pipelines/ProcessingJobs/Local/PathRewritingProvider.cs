using System.Diagnostics;
using System.Text.Json.Nodes;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Rewrites the container's paths: in Python as files are opened, otherwise in the arguments and variables.</summary>
internal sealed class PathRewritingProvider : OptMlProvider
{
    private const string PathsVariable = "MLKIT_PATHS";
    private static readonly Lazy<string> Shim = new(() => Resources.Read("sitecustomize.py"));

    public override OptMlMethod Method => OptMlMethod.PathRewriting;

    protected override void Wrap(ProcessStartInfo start, List<string> words, ContainerCommand command, InstanceFolder folder)
    {
        var parts = folder.Parts();
        start.FileName = Lead(words[0], parts);
        var script = words.Skip(1).FirstOrDefault(word => !word.StartsWith('-'));
        foreach (var word in words.Skip(1))
            start.ArgumentList.Add(command.IsPython && !ReferenceEquals(word, script) ? word : Lead(word, parts));

        var startFolder = folder.StartFolder(command.WorkingDirectory);
        start.WorkingDirectory = startFolder == command.WorkingDirectory ? folder.PathOf(startFolder) : startFolder;
        if (!command.IsPython)
        {
            foreach (var (name, value) in command.Environment)
                start.Environment[name] = name == "PATH" ? start.Environment[name] : Lead(value, parts);
        }

        AddShim(start, parts, folder);
    }

    /// <summary>The shim is there for every Python that the program starts, too.</summary>
    private static void AddShim(ProcessStartInfo start, List<(string Source, string Target)> parts, InstanceFolder folder)
    {
        File.WriteAllText(Path.Combine(folder.Modules, "sitecustomize.py"), Shim.Value);
        var given = start.Environment.TryGetValue("PYTHONPATH", out var value) ? value!.Split(Path.PathSeparator).Select(path => Lead(path, parts)) : [];
        start.Environment["PYTHONPATH"] = string.Join(Path.PathSeparator, given.Prepend(folder.Modules));
        start.Environment[PathsVariable] = new JsonArray([.. parts.Select(part => new JsonArray(part.Target, part.Source))]).ToJsonString();
    }

    private static string Lead(string word, List<(string Source, string Target)> parts)
    {
        foreach (var (source, target) in parts)
        {
            if (word == target || word.StartsWith(target + "/", StringComparison.Ordinal))
                return source + word[target.Length..];
        }

        return word;
    }
}
