namespace MlKit.Labeling.Tests.Npy;

/// <summary>A zip member as it is written, whether its claims are true or not.</summary>
internal sealed record ZipMember(string Name, byte[] Stored)
{
    public ushort Method { get; init; }

    public ushort Flags { get; init; }

    public uint? Length { get; init; }

    public uint? Crc { get; init; }
}
