namespace MlKit.Pipelines.ProcessingJobs.Local;

/// <summary>A file or folder of this machine that an image holds.</summary>
/// <param name="Source">The file, or the folder whose content it is.</param>
/// <param name="Target">The absolute path in the image: of the file, or of the folder that gets the content.</param>
public sealed record LocalImageFile(string Source, string Target);
