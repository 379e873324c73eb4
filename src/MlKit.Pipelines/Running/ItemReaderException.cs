namespace MlKit.Pipelines.Running;

/// <summary>Carries why items could not be read; it becomes the cause of <c>States.ItemReaderFailed</c>.</summary>
internal sealed class ItemReaderException(string message) : Exception(message);
