using System.Text.RegularExpressions;
using Workshop.Cli.Execution;
using Workshop.Notebooks;

namespace Workshop.Cli.Reporting;

/// <summary>Tells why a notebook failed, with the cell's own words.</summary>
internal static partial class FailureReport
{
    private const int LinesOfStream = 10;

    internal static void Write(TextWriter writer, NotebookRun run)
    {
        foreach (var claim in run.Claims.Where(claim => claim.Verdict == ClaimVerdict.Fails))
        {
            writer.WriteLine();
            writer.WriteLine($"{run.Path}, cell {claim.Cell}: a claim fails: {claim.Statement}{(claim.Evidence is { Length: > 0 } evidence ? $" ({evidence})" : "")}");
        }
        if (run.Failure is { } failure)
            Write(writer, run, failure);
    }

    private static void Write(TextWriter writer, NotebookRun run, CellFailure failure)
    {
        writer.WriteLine();
        writer.WriteLine($"{run.Path}, cell {failure.Cell}: {failure.Error.Name}: {failure.Error.Message}");
        // The compiler's trace quotes the source itself.
        if (!failure.Error.Trace.Any(line => line.Contains(" | ", StringComparison.Ordinal)))
        {
            foreach (var line in SourceQuote.Of(failure))
                writer.WriteLine(line);
        }
        foreach (var line in failure.Error.Trace.Where(line => !Repeats(line, failure)))
            writer.WriteLine($"  {line}");

        foreach (var stream in Streams(run, failure))
        {
            writer.WriteLine($"  its {stream.Name}:");
            foreach (var line in Quote(stream.Text))
                writer.WriteLine($"    {line}");
        }
    }

    // The first lines of a crash say what it was, the last lines of an endless loop where it was.
    private static string[] Quote(string text)
    {
        string[] lines = [.. text.TrimEnd().Split('\n').Select(line => line.TrimEnd('\r')).Where(line => !FrameOfMachinery().IsMatch(line))];
        return lines.Length <= LinesOfStream
            ? lines
            : [.. lines[..(LinesOfStream / 2)], $"… {lines.Length - LinesOfStream} lines more …", .. lines[^(LinesOfStream / 2)..]];
    }

    // A crash prints every frame; the engine's and the platform's are not the reader's.
    [GeneratedRegex(@"^\s*at (System|Workshop\.Scripting|Workshop\.Cli)\.")]
    private static partial Regex FrameOfMachinery();

    private static bool Repeats(string line, CellFailure failure) =>
        line == failure.Error.Message || line == $"{failure.Error.Name}: {failure.Error.Message}";

    private static IEnumerable<StreamOutput> Streams(NotebookRun run, CellFailure failure) => run.Executed.Cells
        .Where(cell => cell.ExecutionCount == failure.Cell)
        .SelectMany(cell => cell.Outputs.OfType<StreamOutput>())
        .GroupBy(stream => stream.Name)
        .Select(pieces => new StreamOutput(pieces.Key, string.Concat(pieces.Select(piece => piece.Text))))
        .Where(stream => stream.Text.Trim().Length > 0);
}
