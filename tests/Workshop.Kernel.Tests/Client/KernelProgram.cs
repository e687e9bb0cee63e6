using System.Diagnostics;

namespace Workshop.Kernel.Tests.Client;

/// <summary>The kernel as a process of its own, started as Jupyter starts it.</summary>
internal sealed class KernelProgram : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kernel-tests-").FullName;
    private readonly Process _process;

    /// <param name="connection">Where it shall listen; null for the file that does not exist.</param>
    /// <param name="parent">The process that it shall not outlive.</param>
    public KernelProgram(ConnectionFile? connection, int? parent = null)
    {
        var file = Path.Combine(_folder, "connection.json");
        if (connection is not null)
            FreePorts.Write(connection, file);
        // Tests run inside dotnet or inside a program of their own.
        var self = Environment.ProcessPath!;
        var dotnet = Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet";
        var start = new ProcessStartInfo(dotnet, ["exec", Path.Combine(AppContext.BaseDirectory, "course.dll"), "kernel", "start", "--connection-file", file])
        {
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        start.Environment.Remove("COURSE_WRAPPER");
        start.Environment["JPY_PARENT_PID"] = (parent ?? Environment.ProcessId).ToString(System.Globalization.CultureInfo.InvariantCulture);
        _process = Process.Start(start)!;
        Errors = _process.StandardError.ReadToEndAsync();
    }

    public Task<string> Errors { get; }

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(KernelClient.Patience);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
