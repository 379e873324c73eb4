namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>The case a picture asks for by its own letters: N, n or Nn.</summary>
internal enum LetterCase
{
    Lower,
    Upper,
    Title,
}
