using System.Diagnostics;
using System.Globalization;
using Workshop.Cli.Execution;
using Workshop.Cli.Freezing;
using Workshop.Cli.Publication;
using Workshop.Cli.Reporting;
using Workshop.Cli.Selection;

namespace Workshop.Cli.Serving;

/// <summary>Keeps a site as its notebooks are: executes those that were saved, publishes, and has the open pages loaded again.</summary>
// Waiting ─a notebook is saved→ Building ─done→ Waiting
//                                  └─saved again→ stopped, Building anew with both
internal sealed class LiveSite(
    IReadOnlyList<string> paths, CourseSite site, ExecutedNotebooksFolder executed, ExecutionLimits limits, FrozenRuns frozen, ServerProcess server)
{
    // A save may be seen half done; a moment later it is whole.
    private const int Attempts = 10;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, NotebookRun> _runs = new(StringComparer.Ordinal);
    private int _notesTold;

    /// <summary>Builds everything, then whatever is saved, until it is cancelled.</summary>
    internal async Task RunAsync(NotebookWatch watch, CancellationToken cancellationToken)
    {
        IReadOnlySet<string> due = paths.ToHashSet(StringComparer.Ordinal);
        while (true)
        {
            using var superseded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var build = BuildAsync(due, superseded.Token, cancellationToken);
            var saved = watch.AnyAsync(superseded.Token);
            await Task.WhenAny(build, saved).ConfigureAwait(false);
            var isDone = build.IsCompleted;
            await superseded.CancelAsync().ConfigureAwait(false);
            try
            {
                await build.ConfigureAwait(false);
                isDone = true;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // A notebook was saved meanwhile: all that was due is due again.
            }

            var next = await watch.NextAsync(cancellationToken).ConfigureAwait(false);
            due = isDone ? next : due.Union(next).ToHashSet(StringComparer.Ordinal);
        }
    }

    private async Task BuildAsync(IReadOnlySet<string> due, CancellationToken superseded, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var files = new List<NotebookFile>();
            foreach (var path in paths.Where(due.Contains))
                files.Add(await LoadAsync(path, superseded).ConfigureAwait(false));
            server.Working($"Building {string.Join(", ", files.Select(file => file.Name))} …");
            var runs = await CourseExecution.RunAsync(files, limits, executed.Save, superseded, frozen).ConfigureAwait(false);
            foreach (var (path, run) in paths.Where(due.Contains).Zip(runs))
                _runs[path] = run;
            // Not to be stopped halfway by a save: it takes a moment, and ends npm where it is.
            await site.PublishAsync([.. paths.Where(_runs.ContainsKey).Select(path => new NotebookFile(_runs[path].Path, _runs[path].Executed))], cancellationToken).ConfigureAwait(false);
            server.Reload();
            Report(runs, Stopwatch.GetElapsedTime(started));
        }
        catch (CourseException exception)
        {
            server.Problem(exception.Message);
            await Console.Error.WriteLineAsync($"course: {exception.Message} The pages stay as they are until the next save.").ConfigureAwait(false);
        }
    }

    private static async Task<NotebookFile> LoadAsync(string path, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return NotebookFile.Load(path);
            }
            catch (CourseException) when (attempt < Attempts)
            {
                await Task.Delay(BetweenAttempts, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void Report(IReadOnlyList<NotebookRun> runs, TimeSpan elapsed)
    {
        foreach (var run in runs)
            FailureReport.Write(Console.Out, run);
        for (; _notesTold < frozen.Notes.Count; _notesTold++)
            Console.Error.WriteLine($"course: note: {frozen.Notes[_notesTold]}");
        var outcome = string.Join("; ", runs.Select(run => $"{run.Path} {(run.FrozenSince is not null ? "unchanged" : run.Passed ? "passed" : "failed")}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{TimeProvider.System.GetLocalNow():HH:mm:ss} built in {elapsed.TotalSeconds:0.0} s: {outcome}. {server.Address}"));
    }
}
