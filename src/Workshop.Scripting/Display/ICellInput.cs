namespace Workshop.Scripting;

/// <summary>Somebody who answers what a cell asks.</summary>
/// <remarks>The engine calls from a thread of its own, once at a time for each cell, after the receiver of the cell's output has got what
/// was written before. When the cell is interrupted, it no longer waits for the call, which should then return soon.</remarks>
public interface ICellInput
{
    /// <summary>Asks for one line of text.</summary>
    /// <param name="prompt">Shown before the answer; may be empty.</param>
    /// <param name="hidden">Whether the answer must not be shown, as for a password.</param>
    /// <param name="cancellationToken">Cancelled when the cell is interrupted.</param>
    /// <returns>The line without its end; null when there is nobody to ask.</returns>
    string? ReadLine(string prompt, bool hidden, CancellationToken cancellationToken);
}
