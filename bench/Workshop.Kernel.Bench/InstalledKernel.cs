using System.Diagnostics;
using System.Text.Json;

namespace Workshop.Kernel.Bench;

/// <summary>Our kernel, installed for this run only.</summary>
/// <param name="JupyterPath">The data folder that holds it.</param>
/// <param name="Argv">How its kernelspec says to start it.</param>
internal sealed record InstalledKernel(string JupyterPath, IReadOnlyList<string> Argv)
{
    /// <summary>Installs it as a reader would, into a folder of ours.</summary>
    internal static InstalledKernel Install(string courseRoot, string folder)
    {
        string[] call = ["kernel", "install", "--prefix", folder];
        ExternalProgram.Run(
            new ProcessStartInfo(
                OperatingSystem.IsWindows() ? "cmd.exe" : Path.Combine(courseRoot, "course"),
                OperatingSystem.IsWindows() ? ["/c", Path.Combine(courseRoot, "course.cmd"), .. call] : call)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
        var data = Path.Combine(folder, "share", "jupyter");
        using var spec = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(data, "kernels", ".net-csharp", "kernel.json")));
        return new InstalledKernel(data, [.. spec.RootElement.GetProperty("argv").EnumerateArray().Select(part => part.GetString()!)]);
    }
}
