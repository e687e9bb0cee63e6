using System.Runtime.InteropServices;

namespace Workshop.Interop.Linux;

internal static partial class Libc
{
    /// <summary>Flag of <see cref="PosixSpawnAttributesSetFlags"/>: the given signals do what they do by default.</summary>
    internal const short POSIX_SPAWN_SETSIGDEF = 0x04;

    /// <summary>Flag of <see cref="PosixSpawnAttributesSetFlags"/>: the child starts with the given mask of blocked signals.</summary>
    internal const short POSIX_SPAWN_SETSIGMASK = 0x08;

    /// <summary>Flag of <see cref="PosixSpawnAttributesSetFlags"/>: the child leads a process group of its own, unless another is named.</summary>
    internal const short POSIX_SPAWN_SETPGROUP = 0x02;

    /// <summary>Room for the attributes, the file actions or a set of signals, of every C library: 336, 80 and 128 bytes are the largest known.</summary>
    internal const int OpaqueBytes = 512;

    internal const int ENOENT = 2;
    internal const int EACCES = 13;
    internal const int O_RDONLY = 0;
    internal const int O_WRONLY = 1;

    /// <summary>
    /// Closes, in the child, every descriptor from the given one on; null where the C library has no such action (glibc before 2.34, musl).
    /// </summary>
    internal static readonly unsafe delegate* unmanaged<void*, int, int> FileActionsAddCloseFrom = FindCloseFrom();

    /// <returns>0, or the number of an error: this call does not use errno.</returns>
    [LibraryImport("libc", EntryPoint = "posix_spawn")]
    internal static unsafe partial int PosixSpawn(int* pid, byte* path, void* fileActions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    internal static unsafe partial int PosixSpawnAttributesInit(void* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    internal static unsafe partial int PosixSpawnAttributesDestroy(void* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    internal static unsafe partial int PosixSpawnAttributesSetFlags(void* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    internal static unsafe partial int PosixSpawnAttributesSetSigDefault(void* attributes, void* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    internal static unsafe partial int PosixSpawnAttributesSetSigMask(void* attributes, void* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    internal static unsafe partial int FileActionsInit(void* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    internal static unsafe partial int FileActionsDestroy(void* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    internal static unsafe partial int FileActionsAddDup2(void* actions, int descriptor, int target);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen")]
    internal static unsafe partial int FileActionsAddOpen(void* actions, int target, byte* path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    internal static unsafe partial int SigEmptySet(void* signals);

    [LibraryImport("libc", EntryPoint = "sigfillset")]
    internal static unsafe partial int SigFillSet(void* signals);

    private static unsafe delegate* unmanaged<void*, int, int> FindCloseFrom() =>
        NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "posix_spawn_file_actions_addclosefrom_np", out var found)
            ? (delegate* unmanaged<void*, int, int>)found
            : null;
}
