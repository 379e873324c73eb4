namespace MlKit.Pipelines.Tests;

/// <summary>Compares with files of this project; with MLKIT_UPDATE_GOLDEN=1 it writes them.</summary>
internal static class Golden
{
    public static void Check(string relativePath, string actual)
    {
        var path = Path.Combine(Repository.Root, "tests", "MlKit.Pipelines.Tests", relativePath);
        if (Environment.GetEnvironmentVariable("MLKIT_UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, actual);

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
