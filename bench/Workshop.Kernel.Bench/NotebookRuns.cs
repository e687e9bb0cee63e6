using System.Diagnostics;
using System.Text.Json;

namespace Workshop.Kernel.Bench;

/// <summary>The ten-cell notebook, executed by other programs. Seconds.</summary>
internal sealed class NotebookRuns(string courseRoot, string folder, string jupyterPath)
{
    /// <summary>Writes a subject's notebook.</summary>
    /// <returns>Its path.</returns>
    internal string Write(Subject subject)
    {
        var path = Path.Combine(folder, $"{subject.Name}.ipynb");
        var language = subject.KernelName == "python3" ? "python" : "C#";
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            nbformat = 4,
            nbformat_minor = 5,
            metadata = new { kernelspec = new { name = subject.KernelName, display_name = subject.Name, language }, language_info = new { name = language } },
            cells = subject.Cells.Select((source, index) => new
            {
                cell_type = "code",
                id = $"c{index}",
                execution_count = (int?)null,
                metadata = new { },
                outputs = Array.Empty<object>(),
                source,
            }),
        }));
        return path;
    }

    /// <summary>Executes a notebook by nbconvert.</summary>
    internal double ByNbconvert(string jupyter, string notebook) => Time(jupyter,
        "nbconvert", "--execute", "--to", "notebook", "--output-dir", Path.Combine(folder, "executed"), "--log-level", "ERROR", notebook);

    /// <summary>Executes a notebook by <c>course run</c>.</summary>
    internal double ByCourse(string notebook) => OperatingSystem.IsWindows()
        ? Time("cmd.exe", "/c", Path.Combine(courseRoot, "course.cmd"), "run", notebook)
        : Time(Path.Combine(courseRoot, "course"), "run", notebook);

    private double Time(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.Environment["JUPYTER_PATH"] = jupyterPath;
        var started = Stopwatch.GetTimestamp();
        ExternalProgram.Run(start);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
