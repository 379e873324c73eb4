using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace MlKit.Labeling.Tests.Npy;

/// <summary>Makes npy and zip data byte by byte, also such as no writer would make.</summary>
internal static class NpyBytes
{
    public static byte[] Npy(string header, ReadOnlySpan<byte> data, byte major = 1, byte minor = 0)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[major == 1 ? 2 : 4];
        if (major == 1)
            BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)text.Length);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)text.Length);

        return [0x93, .. "NUMPY"u8, major, minor, .. length, .. text, .. data];
    }

    public static byte[] Npy(string descr, bool fortranOrder, string shape, params ReadOnlySpan<byte> data) =>
        Npy($"{{'descr': {descr}, 'fortran_order': {fortranOrder}, 'shape': {shape}, }}\n", data);

    public static byte[] Zip(params ReadOnlySpan<ZipMember> members)
    {
        var archive = new MemoryStream();
        var directory = new MemoryStream();
        foreach (var member in members)
        {
            var offset = (uint)archive.Length;
            var name = Encoding.UTF8.GetBytes(member.Name);
            var crc = member.Crc ?? Crc32.HashToUInt32(member.Stored);
            using (var writer = new BinaryWriter(archive, Encoding.UTF8, leaveOpen: true))
            {
                writer.Write(0x04034b50u);
                WriteCommon(writer, member, crc, name.Length);
                writer.Write(name);
                writer.Write(member.Stored);
            }

            using var central = new BinaryWriter(directory, Encoding.UTF8, leaveOpen: true);
            central.Write(0x02014b50u);
            central.Write((ushort)20);
            WriteCommon(central, member, crc, name.Length);
            central.Write(new byte[10]);
            central.Write(offset);
            central.Write(name);
        }

        var start = (uint)archive.Length;
        archive.Write(directory.ToArray());
        using (var end = new BinaryWriter(archive, Encoding.UTF8, leaveOpen: true))
        {
            end.Write(0x06054b50u);
            end.Write(0u);
            end.Write((ushort)members.Length);
            end.Write((ushort)members.Length);
            end.Write((uint)directory.Length);
            end.Write(start);
            end.Write((ushort)0);
        }

        return archive.ToArray();
    }

    private static void WriteCommon(BinaryWriter writer, ZipMember member, uint crc, int nameLength)
    {
        writer.Write((ushort)20);
        writer.Write(member.Flags);
        writer.Write(member.Method);
        writer.Write(0x00210000u);
        writer.Write(crc);
        writer.Write((uint)member.Stored.Length);
        writer.Write(member.Length ?? (uint)member.Stored.Length);
        writer.Write((ushort)nameLength);
        writer.Write((ushort)0);
    }
}
