using System.Diagnostics;

namespace Jupyter.Tests;

/// <summary>One of Jupyter's programs in a process of its own. It sees our installed kernel and nothing of the user's own Jupyter.</summary>
internal sealed class JupyterProgram : IDisposable
{
    private readonly Task<string> _out;
    private readonly Task<string> _error;

    private JupyterProgram(Process process)
    {
        Process = process;
        _out = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    internal Process Process { get; }

    /// <summary>A program of Debian's packages. A Python that stands earlier in PATH would not find their modules.</summary>
    internal static string? Find(string name)
    {
        var path = Path.Combine("/usr/bin", name);
        return File.Exists(path) ? path : null;
    }

    internal static JupyterProgram Start(InstalledKernel kernel, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = kernel.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in kernel.Environment)
            start.Environment[name] = value;
        return new JupyterProgram(Process.Start(start)!);
    }

    /// <summary>Runs a program to its end; fails with what it said unless it succeeds.</summary>
    internal static async Task<string> RunAsync(InstalledKernel kernel, string program, params string[] arguments)
    {
        using var run = Start(kernel, program, arguments);
        var token = TestContext.Current.CancellationToken;
        await run.Process.WaitForExitAsync(token);
        var (output, error) = (await run._out.WaitAsync(token), await run._error.WaitAsync(token));
        Assert.True(run.Process.ExitCode == 0, $"{Path.GetFileName(program)} ended with {run.Process.ExitCode}:\n{output}\n{error}");
        return output;
    }

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill(entireProcessTree: true);
        Process.Dispose();
    }
}
