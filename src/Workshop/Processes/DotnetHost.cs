using System.Runtime.InteropServices;

namespace Workshop.Processes;

/// <summary>The <c>dotnet</c> program, which starts what is compiled to a dll.</summary>
public static class DotnetHost
{
    private static readonly string FileName = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>The full path of the program that this process runs under, or else the one nearest to it.</summary>
    /// <remarks>In this order: this process's own program; the one that the loaded runtime belongs to; the one in
    /// DOTNET_ROOT; the first one on PATH. It is looked for once.</remarks>
    /// <exception cref="ChildProcessException">There is none.</exception>
    public static string Path => Found.Value ?? throw new ChildProcessException(
        "The program 'dotnet' is neither on PATH nor in DOTNET_ROOT. Install the .NET SDK, or set DOTNET_ROOT to its folder.");

    private static string? Find() => Candidates().FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (Environment.ProcessPath is { } own && System.IO.Path.GetFileName(own).Equals(FileName, StringComparison.OrdinalIgnoreCase))
            yield return own;
        // <root>/shared/Microsoft.NETCore.App/<version>/
        yield return System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../..", FileName));
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .Prepend(Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "");
        foreach (var folder in folders.Where(folder => folder.Length > 0))
            yield return System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, FileName));
    }
}
