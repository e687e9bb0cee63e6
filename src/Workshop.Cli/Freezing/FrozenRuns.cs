using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Workshop.Cli.Execution;
using Workshop.Cli.Selection;
using Workshop.Notebooks;

namespace Workshop.Cli.Freezing;

/// <summary>The results of notebooks that passed, kept for as long as nothing changes that they depend on.</summary>
/// <remarks>
/// One file a notebook: the executed notebook, with its key. Files are replaced whole, so several processes may use one folder;
/// the later run wins. A file that cannot be used counts as absent. Not thread-safe.
/// </remarks>
internal sealed class FrozenRuns(CourseFolder course, ExecutionLimits limits)
{
    /// <summary>How many notebooks are kept; the ones that ran longest ago go first.</summary>
    internal const int MostEntries = 100;

    private const string Member = "workshop_frozen";
    private const string Ending = ".ipynb";

    private readonly FreezeKey _key = new(course, limits);
    private readonly List<string> _notes = [];

    /// <summary>What could not be read or kept, each in one line with the remedy.</summary>
    internal IReadOnlyList<string> Notes => _notes;

    /// <summary>The key of a notebook as everything is now; to be taken before it runs.</summary>
    internal string KeyOf(NotebookFile file) => _key.Of(file);

    /// <summary>The run that was kept under <paramref name="key"/>, its outputs in the notebook as it is now; null if there is none.</summary>
    internal NotebookRun? Find(NotebookFile file, string key)
    {
        var path = EntryOf(file);
        try
        {
            if (!File.Exists(path))
                return null;
            var kept = Notebook.Load(path);
            if (kept.Metadata[Member] is not JsonObject entry || entry["milliseconds"] is not JsonValue time || !time.TryGetValue<long>(out var milliseconds))
                throw new FormatException("it does not say what it belongs to");
            return entry["key"]?.ToString() == key ? Restore(file, kept, TimeSpan.FromMilliseconds(milliseconds)) : null;
        }
        catch (Exception exception) when (exception is NotebookFormatException or FormatException
            or IOException or UnauthorizedAccessException)
        {
            _notes.Add($"{DisplayPath.Of(path)} cannot be used ({exception.Message.Split('\n')[0].TrimEnd('.')}); the notebook is executed instead, which replaces it.");
            return null;
        }
    }

    /// <summary>Keeps a run that passed, unless something that it depends on changed while it ran.</summary>
    internal void Keep(NotebookFile file, NotebookRun run, string key)
    {
        if (!run.Passed || KeyOf(file) != key)
            return;
        var entry = run.Executed.Clone();
        entry.Metadata[Member] = new JsonObject { ["key"] = key, ["milliseconds"] = (long)run.Elapsed.TotalMilliseconds };
        try
        {
            Directory.CreateDirectory(course.FrozenRuns);
            entry.Save(EntryOf(file));
            foreach (var old in new DirectoryInfo(course.FrozenRuns).GetFiles("*" + Ending).OrderByDescending(kept => kept.LastWriteTimeUtc).Skip(MostEntries))
                old.Delete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _notes.Add($"The results of {file.Path} cannot be kept in {DisplayPath.Of(course.FrozenRuns)} ({exception.Message}). Check the disk and the permissions.");
        }
    }

    private static NotebookRun Restore(NotebookFile file, Notebook kept, TimeSpan elapsed)
    {
        var record = RunRecord.Of(kept) ?? throw new FormatException("it does not say when it ran");
        var executed = file.Notebook.WithoutOutputs();
        record.WriteTo(executed);
        var (cells, sources) = (NotebookRunner.CellsToRun(executed), NotebookRunner.CellsToRun(kept));
        if (cells.Count != sources.Count)
            throw new FormatException($"it has {sources.Count} cells for {cells.Count}");
        var claims = new List<ClaimRecord>();
        for (var number = 1; number <= cells.Count; number++)
        {
            var (cell, source) = (cells[number - 1], sources[number - 1]);
            cell.ExecutionCount = number;
            foreach (var output in source.Outputs)
                cell.Outputs.Add(output);
            claims.AddRange(ClaimRecord.In(number, cell.Outputs));
        }
        var run = new NotebookRun(file.Path, executed, cells.Count, cells.Count, elapsed, claims, Failure: null) { FrozenSince = record.Date };
        return run.Passed ? run : throw new FormatException("a claim in it fails");
    }

    private string EntryOf(NotebookFile file)
    {
        var place = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(file.Path))).AsSpan(0, 8));
        return Path.Combine(course.FrozenRuns, $"{file.Name}-{place}{Ending}");
    }
}
