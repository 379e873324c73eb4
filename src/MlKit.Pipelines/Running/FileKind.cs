using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace MlKit.Pipelines.Running;

/// <summary>Tells files from pipes, sockets and devices, which may never come to an end when they are read.</summary>
internal static class FileKind
{
    // https://man7.org/linux/man-pages/man2/statx.2.html: the layout is the same on every processor.
    private const int CurrentFolder = -100;
    private const uint TypeAndMode = 3;
    private const int BufferSize = 256;
    private const int ModeOffset = 28;
    private const int KindMask = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>Returns whether a path, or what a link leads to, is a file; where that cannot be told it counts as one, so that reading it says why.</summary>
    public static bool IsRegular(string path)
    {
        if (!OperatingSystem.IsLinux())
            return true;

        try
        {
            var status = new byte[BufferSize];
            return statx(CurrentFolder, Encoding.UTF8.GetBytes(path + '\0'), 0, TypeAndMode, status) != 0
                || (BinaryPrimitives.ReadUInt16LittleEndian(status.AsSpan(ModeOffset)) & KindMask) == Regular;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library older than the call.
            return true;
        }
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(int folder, byte[] path, int flags, uint mask, [Out] byte[] status);
}
