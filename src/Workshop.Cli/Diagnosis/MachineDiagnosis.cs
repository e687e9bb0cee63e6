using System.Globalization;
using Workshop.Cli.Execution;
using Workshop.Threads;

namespace Workshop.Cli.Diagnosis;

/// <summary>What the course needs of a machine, point by point.</summary>
internal static class MachineDiagnosis
{
    internal static IReadOnlyList<Symptom> Of(CourseFolder course) =>
        [Sdk(course), Library(course), AheadOfTime.Compiler(), Cores(), Affinity(), ContainerLimits(), Npm(course), Chromium(), JupyterDiagnosis.Client(), JupyterDiagnosis.Kernel()];

    private static Symptom Sdk(CourseFolder course) => ProgramSearch.VersionOf(DotnetProgram.Path(), course.Root) is { } version
        ? new(Health.Good, ".NET SDK", $"{version}, runtime {Environment.Version}", "")
        : new(Health.Missing, ".NET SDK", $"only the runtime {Environment.Version}", "Install the .NET 10 SDK, to build the course.");

    private static Symptom Library(CourseFolder course) => File.Exists(course.DisplayLibrary)
        ? new(Health.Good, "the course's library", "built", "")
        : new(Health.Missing, "the course's library", "not built", "Run the course by ./course (course.cmd on Windows), which builds it.");

    private static Symptom Cores()
    {
        var cores = CpuTopology.Read();
        return cores.AllowedCores.Count > 1
            ? new(Health.Good, "cores allowed", cores.Summary(), "")
            : new(Health.Limited, "cores allowed", "1: nothing runs in parallel here", "Give the machine or the container a second core.");
    }

    private static Symptom Affinity() => CpuAffinity.IsSupported
        ? new(Health.Good, "binding threads to cores", $"possible, to {Cores(CpuAffinity.AllowedCores)}", "")
        : new(Health.Limited, "binding threads to cores", CpuAffinity.UnsupportedReason ?? "not possible", "Use Linux or Windows to see the experiments on affinity.");

    private static string Cores(IReadOnlyList<int> cores) =>
        cores.Count == 1 ? $"core {cores[0]} only" : $"cores {string.Join(", ", cores)}";

    private static Symptom ContainerLimits()
    {
        var topology = CpuTopology.Read();
        if (topology.QuotaCores is { } cores && cores < topology.AllowedCores.Count)
        {
            return new(
                Health.Limited, "container", string.Create(CultureInfo.InvariantCulture, $"processor time is limited to {cores:0.##} cores: timings jump"),
                "Raise the limit (such as docker run --cpus), or measure outside.");
        }
        return new(Health.Good, "container", Container.IsLikely() ? "yes, without a limit on processor time" : "none seen", "");
    }

    private static Symptom Npm(CourseFolder course)
    {
        var program = OperatingSystem.IsWindows() ? ProgramSearch.Find("npm.cmd") : ProgramSearch.Find("npm");
        return program is not null && ProgramSearch.VersionOf(program, course.Root) is { } version
            ? new(Health.Good, "npm, for the slides", version, "")
            : new(Health.Missing, "npm, for the slides", "not found", "Install Node.js with npm, or build with --no-slides.");
    }

    private static Symptom Chromium()
    {
        var found = ProgramSearch.Find("chromium", "chromium-browser", "google-chrome", "chrome.exe", "msedge.exe");
        return found is not null
            ? new(Health.Good, "Chromium, for the browser tests", found, "")
            : new(Health.Limited, "Chromium, for the browser tests", "not found in PATH", "Install Chromium, or leave the browser tests out.");
    }
}
