using System.Text.Json;

namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>Reads the manifest of an input: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html.</summary>
internal static class InputManifest
{
    private const string Shape = """[{"prefix": "s3://bucket/folder/"}, "key", "key"]""";

    /// <summary>Returns where the objects are, and what they are called below the input's folder.</summary>
    /// <exception cref="JobFailureException">The manifest is not one.</exception>
    public static List<(S3Location Source, string Name)> Parse(ReadOnlyMemory<byte> json, S3Location manifest, string inputPath)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var items = document.RootElement.EnumerateArray().ToList();
            var prefix = items[0].GetProperty("prefix").GetString()!;
            // The prefix is put before each name as it is, with or without a slash.
            return [.. items.Skip(1).Select(item => (S3Location.Parse(prefix + item.GetString(), inputPath), NameOf(item.GetString()!)))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException or LocalJobException)
        {
            throw new JobFailureException($"ClientError: The manifest {manifest} of {inputPath} must look like {Shape} with keys that are the names of files. Correct it.", e);
        }
    }

    /// <summary>Behind a prefix without a slash a name might lead out of the input's folder, though the key does not.</summary>
    private static string NameOf(string item) => S3Location.IsPlain(item.TrimStart('/')) ? item.TrimStart('/') : throw new ArgumentException("The name is not that of a file.", nameof(item));
}
