namespace MlKit.Pipelines.Internal.Jsonata.Formats;

/// <summary>Quotes pictures in messages.</summary>
internal static class PictureText
{
    private const int Longest = 60;

    public static string Shorten(string picture) => picture.Length <= Longest ? picture : $"{picture.AsSpan(0, Longest)}…";
}
