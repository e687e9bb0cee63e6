using System.Diagnostics;
using System.Globalization;

namespace Workshop.Kernel.Bench;

/// <summary>One life of a kernel, from its start to its shutdown.</summary>
/// <param name="KernelInfo">Milliseconds from the process's start to kernel_info_reply.</param>
/// <param name="FirstCell">Milliseconds from the process's start to the result of <c>1+1</c>.</param>
/// <param name="FurtherCells">Median milliseconds of 50 further cells.</param>
/// <param name="Completion">Median milliseconds of completions after the first.</param>
/// <param name="Resident">MiB that the process holds after the first cell (Linux: VmRSS).</param>
internal sealed record KernelRound(double KernelInfo, double FirstCell, double FurtherCells, double Completion, double Resident)
{
    private const int Cells = 50;
    private const int Completions = 10;
    private static readonly TimeSpan PatienceForEnd = TimeSpan.FromSeconds(5);

    internal static KernelRound Measure(Subject subject, string folder)
    {
        var connection = Connection.Create(folder);
        using var client = new JupyterClient(connection);
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(StartOf(subject, connection, folder))!;
        // Nobody reads what a kernel writes to its own streams; a full pipe would stop it.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            client.KernelInfo();
            var info = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var first = Stopwatch.GetElapsedTime(started, client.Execute("1+1", withResult: true)).TotalMilliseconds;
            var resident = ResidentOf(process);
            var further = Median.Of(Enumerable.Range(0, Cells), number => client.Execute(string.Create(CultureInfo.InvariantCulture, $"{number}+2")));
            client.Execute(subject.Declaration);
            foreach (var code in subject.Completions)
                client.Complete(code);
            var completion = Median.Of(Enumerable.Range(0, Completions), number => client.Complete(subject.Completions[number % subject.Completions.Count]));
            client.Shutdown();
            process.WaitForExit(PatienceForEnd);
            return new KernelRound(info, first, further, completion, resident);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo StartOf(Subject subject, Connection connection, string folder) =>
        new(subject.Argv[0], subject.Argv.Skip(1).Select(part => part.Replace("{connection_file}", connection.File, StringComparison.Ordinal)))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

    private static double ResidentOf(Process process)
    {
        if (OperatingSystem.IsLinux())
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
        }
        process.Refresh();
        return process.WorkingSet64 / (1024.0 * 1024);
    }
}
