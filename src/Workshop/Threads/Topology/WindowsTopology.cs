using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32;
using static Workshop.Interop.Windows.Kernel32;

namespace Workshop.Threads;

/// <summary>Reads the processors by <c>GetLogicalProcessorInformationEx</c>, and their names and frequencies from the registry.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsTopology
{
    private const string CpuKeys = @"HKEY_LOCAL_MACHINE\HARDWARE\DESCRIPTION\System\CentralProcessor";

    internal static CpuTopology Read()
    {
        var table = WindowsTopologyTable.Parse(Ask());
        var allowed = CpuAffinity.ReadProcessCores();
        // The registry numbers the cores without gaps, over all groups.
        var frequencies = new Dictionary<int, double>();
        foreach (var (number, core) in table.Cores.Index())
        {
            if (Registry.GetValue($@"{CpuKeys}\{number.ToString(CultureInfo.InvariantCulture)}", "~MHz", null) is int megahertz)
                frequencies[core] = megahertz;
        }

        return table.ToTopology((Registry.GetValue($@"{CpuKeys}\0", "ProcessorNameString", null) as string)?.Trim(), allowed, frequencies);
    }

    private static unsafe byte[] Ask()
    {
        uint size = 0;
        while (true)
        {
            var buffer = new byte[size];
            fixed (byte* start = buffer)
            {
                if (GetLogicalProcessorInformationEx(RelationAll, start, &size))
                    return buffer[..(int)size];
            }

            // A core that came in between makes the answer longer than announced, so ask again.
            var error = Marshal.GetLastPInvokeError();
            if (error != ERROR_INSUFFICIENT_BUFFER)
                throw new Win32Exception(error, $"GetLogicalProcessorInformationEx was refused: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }
}
