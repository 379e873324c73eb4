namespace LegacyPipeline;

/// <summary>The folder of the scene: a bucket with data and scripts, and what is written about the workflow.</summary>
internal sealed class SceneFolder(string path)
{
    private const int Customers = 1000;
    private const int BrokenLine = 321;

    /// <summary>Gets where the legacy code lies, beside the program.</summary>
    public static string LegacyCode { get; } = Path.Combine(AppContext.BaseDirectory, "legacy");

    public string Buckets => Path.Combine(path, "buckets");

    public string Input => InBucket(LegacyInput.CustomerPrefix, "pre_processing_input.csv");

    public string Result => InBucket(LegacyInput.ResultPrefix, "final_output.csv");

    /// <summary>Fills the bucket as a user would S3; what an earlier run left in it is gone.</summary>
    /// <param name="broken">Whether a customer is to have an age that is no number.</param>
    public void Fill(bool broken)
    {
        var code = InBucket("legacycode");
        if (Directory.Exists(code))
            Directory.Delete(code, recursive: true);

        // What the coefficients were fitted on: see fit.py.
        Write("last_campaign.csv", new Campaign(2025).ToCsv(4 * Customers, first: 10_001, withOutcome: true));
        var lines = new Campaign(2026).ToCsv(Customers, first: 20_001, withOutcome: false).Split('\n');
        if (broken)
            lines[BrokenLine - 1] = string.Join(',', lines[BrokenLine - 1].Split(',').Select((value, column) => column == 1 ? "n/a" : value));

        WriteFile(Input, string.Join('\n', lines));
        foreach (var script in (ReadOnlySpan<string>)["preprocessing/preprocess.py", "postprocessing/postprocess.py"])
            WriteFile(InBucket(LegacyInput.ScriptPrefix, Path.GetFileName(script)), File.ReadAllText(Path.Combine(LegacyCode, script)));
    }

    /// <returns>The path of the file.</returns>
    public string Write(string name, string text) => WriteFile(Path.Combine(path, name), text);

    /// <summary>Writes a file, which is there only when it is whole.</summary>
    private static string WriteFile(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file + ".tmp", text);
        File.Move(file + ".tmp", file, overwrite: true);
        return file;
    }

    private string InBucket(params ReadOnlySpan<string> key) => Path.Combine([Buckets, LegacyInput.Bucket, .. key]);
}
