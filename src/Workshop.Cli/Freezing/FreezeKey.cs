using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Workshop.Cli.Diagnosis;
using Workshop.Cli.Execution;
using Workshop.Cli.Selection;
using Workshop.Notebooks;

namespace Workshop.Cli.Freezing;

/// <summary>Computes what a notebook's results depend on, as one hash. Not thread-safe.</summary>
/// <remarks>
/// In it: the code cells, those that must fail, the notebook's folder, the files that the code names, the tool's own assemblies (the engine
/// and the library), the recorded timings of the course, the limits, the machine with its runtime, and the environment variables that change
/// how .NET runs. Not in it: prose, slide types and tags. To edit those does not execute a notebook again.
/// </remarks>
internal sealed class FreezeKey(CourseFolder course, ExecutionLimits limits)
{
    // Raised whenever an entry of before must not be taken any more.
    private const string Version = "1";

    private static readonly string[] Variables = ["DOTNET_", "COMPlus_", "WORKSHOP_"];

    private readonly FileHashes _hashes = new();

    /// <summary>The key of <paramref name="file"/> as everything is now.</summary>
    internal string Of(NotebookFile file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file.Path))!;
        var code = file.Notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        var parts = new StringBuilder();
        Add(parts, Version, folder, MachineDescription.Current(), Environment.Version.ToString());
        Add(parts, limits.Cell.Ticks.ToString(CultureInfo.InvariantCulture), limits.Notebook.Ticks.ToString(CultureInfo.InvariantCulture));
        foreach (var cell in code)
            Add(parts, cell.Has(CellRoles.RaisesException) ? "must fail" : "must pass", cell.Source);
        foreach (var variable in OfTheRuntime())
            Add(parts, variable);
        foreach (var path in LibraryFiles.In(AppContext.BaseDirectory).Concat(Recorded()).Concat(NamedFiles.In(folder, code.Select(cell => cell.Source))))
            Add(parts, path, _hashes.Of(path));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts.ToString())));
    }

    // With its length, so that no two lists of parts read the same.
    private static void Add(StringBuilder parts, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
            parts.Append(CultureInfo.InvariantCulture, $"{text.Length}:{text}\n");
    }

    private IEnumerable<string> Recorded() => Directory.Exists(course.Machines)
        ? Directory.EnumerateFiles(course.Machines).Order(StringComparer.Ordinal)
        : [];

    private static IEnumerable<string> OfTheRuntime() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Where(variable => Variables.Any(prefix => ((string)variable.Key).StartsWith(prefix, StringComparison.Ordinal)))
        .Select(variable => $"{variable.Key}={variable.Value}")
        .Order(StringComparer.Ordinal);
}
