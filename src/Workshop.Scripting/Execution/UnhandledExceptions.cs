using System.Runtime.ExceptionServices;
using Workshop.Scripting.Errors;

namespace Workshop.Scripting.Execution;

/// <summary>Keeps the process alive when a cell's own thread, or an <c>async void</c> method, throws; the reader is told.</summary>
internal static class UnhandledExceptions
{
    private static int s_installed;

    internal static void KeepProcessAlive()
    {
        // The runtime takes one handler per process and throws at a second.
        if (Interlocked.Exchange(ref s_installed, 1) == 0)
            ExceptionHandling.SetUnhandledExceptionHandler(Report);
    }

    private static bool Report(Exception exception)
    {
        if (CellExecution.Current is not { } execution)
            return false;
        var thread = Thread.CurrentThread;
        var error = CellErrors.FromException(exception).Error!;
        var lines = error.Trace.Prepend(
            $"Unhandled exception on thread {thread.ManagedThreadId}{(thread.Name is { } name ? $" '{name}'" : "")}: it would have ended an ordinary program.");
        execution.Output.Write(StandardStream.Error, string.Join('\n', lines) + "\n");
        return true;
    }
}
