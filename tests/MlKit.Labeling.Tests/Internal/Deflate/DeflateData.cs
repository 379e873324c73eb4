using System.IO.Compression;
using CsCheck;

namespace MlKit.Labeling.Tests.Internal.Deflate;

/// <summary>Data of several kinds, compressed by .NET.</summary>
internal static class DeflateData
{
    public static readonly ZLibCompressionStrategy[] Strategies = Enum.GetValues<ZLibCompressionStrategy>();

    /// <summary>Random bytes of few or many values, repeated with a period or not.</summary>
    public static readonly Gen<byte[]> Bytes =
        from length in Gen.Frequency((1, Gen.Int[1, 40]), (2, Gen.Int[1, 3000]), (1, Gen.Int[60_000, 90_000]))
        from values in AnyOf(1, 2, 5, 40, 256)
        from period in Gen.OneOf(Gen.Const(int.MaxValue), Gen.Int[1, 400])
        from seed in Gen.Int
        select Create(length, values, period, seed);

    public static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static byte[] Create(int length, int values, int period, int seed)
    {
        var random = new Random(seed);
        var data = new byte[length];
        for (var i = 0; i < length; i++)
            data[i] = i >= period && random.Next(50) > 0 ? data[i - period] : (byte)(random.Next(values) * random.Next(1, 3));
        return data;
    }

    public static byte[] Compress(byte[] data, int level = 6, ZLibCompressionStrategy strategy = ZLibCompressionStrategy.Default)
    {
        using var stream = new MemoryStream();
        using (var deflate = new DeflateStream(stream, new ZLibCompressionOptions { CompressionLevel = level, CompressionStrategy = strategy }, leaveOpen: true))
            deflate.Write(data);
        return stream.ToArray();
    }

    public static byte[] Decompress(ReadOnlySpan<byte> deflate)
    {
        using var source = new MemoryStream(deflate.ToArray());
        using var stream = new DeflateStream(source, CompressionMode.Decompress);
        using var result = new MemoryStream();
        stream.CopyTo(result);
        return result.ToArray();
    }
}
