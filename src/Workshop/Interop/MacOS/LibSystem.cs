using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Workshop.Interop.MacOS;

[SupportedOSPlatform("macos")]
internal static partial class LibSystem
{
    /// <param name="name">Such as <c>hw.l2cachesize</c>.</param>
    /// <param name="value">Receives the value: a text that ends with 0, or an integer of 4 or 8 bytes.</param>
    /// <param name="bytes">The buffer's size; afterwards the size of what was written.</param>
    /// <param name="newValue">Null: nothing is changed.</param>
    /// <param name="newBytes">0.</param>
    /// <returns>0, or -1 when there is no such name.</returns>
    [LibraryImport("libSystem", EntryPoint = "sysctlbyname", StringMarshalling = StringMarshalling.Utf8)]
    internal static unsafe partial int SysCtlByName(string name, byte* value, nuint* bytes, void* newValue, nuint newBytes);
}
