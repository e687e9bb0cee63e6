using Workshop.Cli.Freezing;
using Workshop.Cli.Reporting;
using Workshop.Cli.Selection;
using Workshop.Processes;

namespace Workshop.Cli.Execution;

/// <summary>Executes notebooks one after the other and reports: what the verbs that execute have in common.</summary>
internal static class CourseExecution
{
    /// <summary>Executes notebooks; never two at a time, because they measure.</summary>
    /// <param name="files">The notebooks.</param>
    /// <param name="limits">How long cells and notebooks may run.</param>
    /// <param name="afterEach">Called with each notebook as soon as it ended.</param>
    /// <param name="cancellationToken">Ends the notebook that runs and starts no other.</param>
    /// <param name="frozen">Where results of unchanged notebooks come from, and new ones are kept; null executes all.</param>
    internal static Task<IReadOnlyList<NotebookRun>> RunAsync(
        IReadOnlyList<NotebookFile> files, ExecutionLimits limits, Action<NotebookRun> afterEach, CancellationToken cancellationToken, FrozenRuns? frozen = null)
    {
        foreach (var file in files)
            NotebookLanguage.RequireCSharp(file);
        // What a dead notebook process leaves behind becomes ours, and we can end it.
        ProcessTree.AdoptOrphans();
        return Terminal.FollowAsync<IReadOnlyList<NotebookRun>>(async progress =>
        {
            var runner = new NotebookRunner(limits, progress);
            var runs = new List<NotebookRun>();
            foreach (var file in files)
            {
                runs.Add(await RunAsync(runner, file, frozen, progress, cancellationToken).ConfigureAwait(false));
                afterEach(runs[^1]);
            }
            return runs;
        });
    }

    private static async Task<NotebookRun> RunAsync(
        NotebookRunner runner, NotebookFile file, FrozenRuns? frozen, IRunProgress progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (frozen is null)
            return await runner.RunAsync(file.Path, file.Notebook, cancellationToken).ConfigureAwait(false);
        var key = frozen.KeyOf(file);
        if (frozen.Find(file, key) is { } kept)
        {
            progress.NotebookStarted(file.Path, kept.CellCount);
            progress.NotebookEnded(kept);
            return kept;
        }
        var run = await runner.RunAsync(file.Path, file.Notebook, cancellationToken).ConfigureAwait(false);
        frozen.Keep(file, run, key);
        return run;
    }

    /// <summary>Writes failures and the summary.</summary>
    /// <returns><see cref="CourseExitCode.Success"/> or <see cref="CourseExitCode.Failed"/>.</returns>
    internal static int Report(IReadOnlyList<NotebookRun> runs)
    {
        foreach (var run in runs)
            FailureReport.Write(Console.Out, run);
        RunSummary.Write(Terminal.Open(), runs);
        return runs.All(run => run.Passed) ? CourseExitCode.Success : CourseExitCode.Failed;
    }
}
