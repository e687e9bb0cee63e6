using System.Globalization;

namespace Workshop.Scripting.Errors;

/// <summary>What the reader is told when a cell does not complete.</summary>
internal static class CellErrors
{
    private const string PathPrefix = "cell ";

    /// <summary>The file name that the compiler writes into line information. What has no number is no cell.</summary>
    internal static string PathOf(int cellNumber) =>
        cellNumber == 0 ? "expression" : PathPrefix + cellNumber.ToString(CultureInfo.InvariantCulture);

    internal static CellResult Interrupted(bool stopped) => new(
        CellStatus.Interrupted,
        null,
        new CellError(
            "Interrupted",
            stopped
                ? "The cell was interrupted. What it had assigned before stays."
                : "The cell was interrupted, but one of its threads does not stop: it is in a finally block or in native code. Restart the notebook to be rid of it.",
            []));

    internal static CellResult FromException(Exception exception)
    {
        // One exception in an aggregate is the rule (a faulted task that was waited for); its wrapper tells the reader nothing.
        while (exception is AggregateException { InnerExceptions: [var only] })
            exception = only;
        var trace = new List<string>();
        Describe(exception, trace, prefix: "");
        return new CellResult(CellStatus.Threw, null, new CellError(ReaderStackTrace.NameOf(exception.GetType()), exception.Message, trace));
    }

    private static void Describe(Exception exception, List<string> trace, string prefix)
    {
        trace.Add($"{prefix}{ReaderStackTrace.NameOf(exception.GetType())}: {exception.Message}");
        trace.AddRange(ReaderStackTrace.Of(exception));
        var inner = exception is AggregateException aggregate ? aggregate.InnerExceptions : exception.InnerException is { } one ? [one] : (IEnumerable<Exception>)[];
        foreach (var cause in inner)
            Describe(cause, trace, "caused by ");
    }
}
