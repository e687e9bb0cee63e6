using System.Globalization;
using System.Text.Json.Nodes;
using Workshop.Cli.Diagnosis;
using Workshop.Notebooks;

namespace Workshop.Cli.Execution;

/// <summary>Where and when a notebook was executed; travels in its metadata, so that a later export can say so.</summary>
/// <param name="Date">When the execution began.</param>
/// <param name="Machine">The machine in one line.</param>
internal sealed record RunRecord(DateTimeOffset Date, string Machine)
{
    private const string Member = "workshop_run";

    /// <summary>This machine, now.</summary>
    internal static RunRecord Now() => new(DateTimeOffset.UtcNow, MachineDescription.Current());

    /// <summary>The record in an executed notebook, or null.</summary>
    internal static RunRecord? Of(Notebook notebook) =>
        notebook.Metadata[Member] is JsonObject record
        && DateTimeOffset.TryParse(record["date"]?.ToString(), CultureInfo.InvariantCulture, out var date)
            ? new RunRecord(date, record["machine"]?.ToString() ?? "a machine that was not noted")
            : null;

    /// <summary>Puts the record into an executed notebook.</summary>
    internal void WriteTo(Notebook notebook) => notebook.Metadata[Member] = new JsonObject
    {
        ["date"] = Date.ToString("O", CultureInfo.InvariantCulture),
        ["machine"] = Machine,
    };

    /// <summary>The notebook as the course commits it, this record removed as well.</summary>
    internal static Notebook Clean(Notebook notebook)
    {
        var clean = notebook.Clean();
        clean.Metadata.Remove(Member);
        return clean;
    }
}
