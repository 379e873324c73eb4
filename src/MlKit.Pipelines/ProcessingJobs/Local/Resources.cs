namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Reads the scripts that lie in the assembly.</summary>
internal static class Resources
{
    public static string Read(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream($"{typeof(Resources).Namespace}.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
