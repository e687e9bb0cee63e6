using System.Diagnostics;
using Workshop.Cli.Execution.Outputs;
using Workshop.Notebooks;
using Workshop.Scripting;

namespace Workshop.Cli.Execution;

/// <summary>Executes notebooks, each in a process of its own.</summary>
internal sealed class NotebookRunner(ExecutionLimits limits, IRunProgress progress)
{
    /// <summary>The cells that have code. Jupyter does not run blank cells either.</summary>
    internal static IReadOnlyList<NotebookCell> CellsToRun(Notebook notebook) =>
        [.. notebook.Cells.Where(cell => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source))];

    /// <summary>Executes one notebook; returns when its process is gone and with it whatever it started.</summary>
    /// <param name="path">Where the notebook lies; its folder becomes the cells' working directory.</param>
    /// <param name="notebook">The notebook. It stays as it is.</param>
    /// <param name="cancellationToken">Kills the notebook's process.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    internal async Task<NotebookRun> RunAsync(string path, Notebook notebook, CancellationToken cancellationToken)
    {
        var executed = notebook.WithoutOutputs();
        RunRecord.Now().WriteTo(executed);
        var cells = CellsToRun(executed);
        progress.NotebookStarted(path, cells.Count);
        var started = Stopwatch.GetTimestamp();

        var outputs = new NotebookOutputs();
        var claims = new List<ClaimRecord>();
        CellFailure? failure = null;
        var ran = 0;
        await using (var session = new NotebookSession(Path.GetDirectoryName(Path.GetFullPath(path))!, limits, outputs, cancellationToken))
        {
            foreach (var cell in cells)
            {
                progress.CellStarted(++ran, cell.Source);
                cell.ExecutionCount = ran;
                var error = await session.RunCellAsync(ran, cell.Source).ConfigureAwait(false);
                if (error is not null)
                    outputs.Fail(ran, error);
                failure = Judge(ran, cell, error, session.HasEnded);
                if (failure is not null && error is null)
                    outputs.Fail(ran, failure.Error);
                if (failure is not null)
                    break;
            }
            await session.EndAsync().ConfigureAwait(false);
        }

        for (var number = 1; number <= ran; number++)
        {
            foreach (var output in outputs.OutputsOf(number))
                cells[number - 1].Outputs.Add(output);
            claims.AddRange(ClaimRecord.In(number, cells[number - 1].Outputs));
        }
        var run = new NotebookRun(path, executed, cells.Count, ran, Stopwatch.GetElapsedTime(started), claims, failure);
        progress.NotebookEnded(run);
        return run;
    }

    private static CellFailure? Judge(int number, NotebookCell cell, CellError? error, bool processEnded)
    {
        if (!cell.Has(CellRoles.RaisesException) || processEnded)
            return error is null ? null : new CellFailure(number, cell.Source, error);
        return error is not null
            ? null
            : new CellFailure(number, cell.Source, new CellError(
                "NoException",
                $"Cell {number} is tagged raises-exception, but it ended without one. Remove the tag, or make the cell fail.",
                []));
    }
}
