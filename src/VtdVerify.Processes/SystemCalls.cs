using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace VtdVerify.Processes;

/// <summary>What .NET does not offer of POSIX. Not for Windows.</summary>
internal static partial class SystemCalls
{
    public const int Kill = 9;

    private const int CurrentFolder = -100;
    private const int DoNotFollow = 0x100;
    private const int OwnerWanted = 0x8;
    private const int OwnerOffset = 20;
    private const int TypeWanted = 0x1;
    private const int TypeOffset = 28;
    private const int TypeMask = 0xf000;
    private const int RegularFile = 0x8000;
    private const int StatSize = 256;

    /// <summary>Ends the process at once, without what libraries do at the end: a solver's threads may be at work.</summary>
    [LibraryImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void Exit(int code);

    /// <summary>Sends a signal to a process, or to a group of processes where the number is negative.</summary>
    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Signal(int process, int signal);

    /// <summary>Whether a folder or file, not what it links to, is of this process's user. False where it cannot be asked.</summary>
    public static bool IsOwn(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        var answer = new byte[StatSize];
        return Stat(CurrentFolder, path, DoNotFollow, OwnerWanted, answer) == 0
            && BinaryPrimitives.ReadUInt32LittleEndian(answer.AsSpan(OwnerOffset)) == EffectiveUser();
    }

    /// <summary>Whether a path, or what it links to, is a file and no pipe, socket or device. For Linux.</summary>
    public static bool IsRegular(string path)
    {
        var answer = new byte[StatSize];
        return Stat(CurrentFolder, path, 0, TypeWanted, answer) == 0
            && (BinaryPrimitives.ReadUInt16LittleEndian(answer.AsSpan(TypeOffset)) & TypeMask) == RegularFile;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Stat(int folder, string path, int flags, uint wanted, byte[] answer);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint EffectiveUser();
}
