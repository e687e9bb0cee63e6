namespace Workshop.Scripting;

/// <summary>How a cell ended.</summary>
public enum CellStatus
{
    /// <summary>The cell ran to its end.</summary>
    Completed,

    /// <summary>The compiler refused the cell; nothing of it ran and no state changed.</summary>
    CompilationFailed,

    /// <summary>The cell threw. What it had assigned before stays assigned.</summary>
    Threw,

    /// <summary>The cell was interrupted. What it had assigned before stays assigned.</summary>
    Interrupted,
}

/// <summary>What became of a cell.</summary>
/// <param name="Status">How the cell ended.</param>
/// <param name="Value">The last expression, formatted, when the cell completed with one; otherwise null.</param>
/// <param name="Error">What went wrong when the cell did not complete; otherwise null.</param>
public sealed record CellResult(CellStatus Status, MimeBundle? Value, CellError? Error);

/// <summary>Why a cell did not complete, in the three parts that Jupyter shows.</summary>
/// <param name="Name">The exception's type name, or <c>CompilationError</c>, or <c>Interrupted</c>.</param>
/// <param name="Message">One line or a few: what happened.</param>
/// <param name="Trace">Lines for the reader: the source line with a mark under it, or the reader's own stack frames.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Trace);
