namespace MlKit.AwsSdk;

/// <summary>An error that an operation may answer with: its code on the wire, and its structure in the model.</summary>
internal readonly record struct OperationError(string Code, string Shape);
