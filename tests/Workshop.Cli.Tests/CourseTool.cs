using System.Diagnostics;

namespace Workshop.Cli.Tests;

/// <summary>What a call of the tool came to.</summary>
internal sealed record CourseCall(int ExitCode, string Out, string Error);

/// <summary>The tool in a fresh process, as a user calls it.</summary>
internal sealed class CourseTool : IDisposable
{
    private readonly Task<string> _out;
    private readonly Task<string> _error;

    private CourseTool(Process process, Task<string>? @out = null)
    {
        Process = process;
        process.StandardInput.Close();
        _out = @out ?? process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public Process Process { get; }

    public static CourseTool Start(string folder, params string[] arguments) => StartWithPath(folder, path: null, arguments);

    /// <summary>Starts the tool for a test that reads its standard output itself, as it comes.</summary>
    public static CourseTool StartTalking(string folder, params string[] arguments) => new(Launch(folder, path: null, arguments), Task.FromResult(""));

    /// <summary>Starts the tool on a machine that seems to have only the programs in the folder <paramref name="path"/>.</summary>
    public static CourseTool StartWithPath(string folder, string? path, params string[] arguments) => new(Launch(folder, path, arguments));

    private static Process Launch(string folder, string? path, string[] arguments)
    {
        // Tests run inside dotnet or inside a program of their own.
        var self = Environment.ProcessPath!;
        var dotnet = Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet";
        // Whoever runs the tests in the background makes them, and so the tool, deaf to signals; this undoes it.
        var undeafen = path is null && OperatingSystem.IsLinux();
        var start = new ProcessStartInfo(undeafen ? "env" : dotnet)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("COURSE_WRAPPER");
        if (path is not null)
            start.Environment["PATH"] = path;
        if (undeafen)
        {
            start.ArgumentList.Add("--default-signal=INT,HUP,TERM");
            start.ArgumentList.Add(dotnet);
        }

        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "course.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Calls the tool and waits for its end.</summary>
    public static async Task<CourseCall> RunAsync(string folder, params string[] arguments)
    {
        using var tool = Start(folder, arguments);
        return await tool.EndAsync();
    }

    public Task<CourseCall> EndAsync() => Patience.WithAsync(async token =>
    {
        await Process.WaitForExitAsync(token);
        return new CourseCall(Process.ExitCode, await _out.WaitAsync(token), await _error.WaitAsync(token));
    });

    public void Dispose()
    {
        if (!Process.HasExited)
            Process.Kill(entireProcessTree: true);
        Process.Dispose();
    }
}
