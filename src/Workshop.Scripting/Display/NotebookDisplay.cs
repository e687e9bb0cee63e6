using Workshop.Scripting.Display;
using Workshop.Scripting.Execution;

namespace Workshop.Scripting;

/// <summary>Shows values in the middle of a cell. Libraries find it by name; cells use <see cref="Kernel"/>.</summary>
/// <remarks>Thread-safe. From a thread that belongs to no cell the value goes to the latest cell; before the first cell, to standard
/// output as text.</remarks>
public static class NotebookDisplay
{
    /// <summary>The number of the cell that runs, or ran last; 0 before the first. A cell that runs again has another number.</summary>
    public static int CellNumber => CellExecution.Current?.Number ?? 0;

    /// <summary>Shows a value in the representations that its type prefers.</summary>
    public static void Show(object? value) => Send(ValueFormatter.Format(value), displayId: null);

    /// <summary>Shows a value under an id, by which <see cref="Update(string, object?)"/> replaces it.</summary>
    public static void Show(object? value, string displayId) => Send(ValueFormatter.Format(value), displayId);

    /// <summary>Replaces the value shown under <paramref name="displayId"/>, in whichever cell it stands.</summary>
    public static void Update(string displayId, object? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(displayId);
        Update(displayId, ValueFormatter.Format(value));
    }

    /// <summary>Removes what the cell has shown so far; with <paramref name="wait"/>, only when the next output arrives.</summary>
    public static void Clear(bool wait = false) => CellExecution.Current?.Output.Clear(wait);

    internal static void Update(string displayId, MimeBundle bundle) => CellExecution.Current?.Output.Update(displayId, bundle);

    internal static void Send(MimeBundle bundle, string? displayId)
    {
        if (CellExecution.Current is { } cell)
            cell.Output.Display(bundle, displayId);
        else
            Console.WriteLine(bundle["text/plain"]);
    }
}
