using System.Text;

namespace MlKit.Pipelines.Running;

/// <summary>Orders keys as S3 lists them: by their UTF-8 bytes, which <see cref="StringComparer.Ordinal"/> is not for characters beyond U+FFFF.</summary>
internal sealed class S3KeyComparer : IComparer<string>
{
    public static S3KeyComparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (Ascii.IsValid(x) && Ascii.IsValid(y))
            return string.CompareOrdinal(x, y);

        return Encoding.UTF8.GetBytes(x ?? "").AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y ?? ""));
    }
}
