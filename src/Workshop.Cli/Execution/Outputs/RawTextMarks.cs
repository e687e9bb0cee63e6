using Workshop.Cli.Execution.Protocol;
using Workshop.Scripting;

namespace Workshop.Cli.Execution.Outputs;

/// <summary>How far the process's real standard streams have been read: up to which cell's marker.</summary>
/// <remarks>The markers come through other pipes than the events, so one may overtake the news that its cell has ended.</remarks>
internal sealed class RawTextMarks
{
    private int _out;
    private int _error;

    /// <summary>Notes a marker; ignores any other event.</summary>
    internal void Note(HostEvent happened)
    {
        if (happened is not RawTextComplete { Cell: var cell, Stream: var stream })
            return;
        if (stream == StandardStream.Out)
            _out = cell;
        else
            _error = cell;
    }

    /// <summary>Whether both streams have been read to the end of that cell.</summary>
    internal bool Include(int cell) => _out == cell && _error == cell;
}
