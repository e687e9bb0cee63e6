using System.Globalization;
using System.Text;
using Workshop.Notebooks;

namespace Workshop.Cli.Execution.Outputs;

/// <summary>The outputs of one cell while they grow, as Jupyter keeps them.</summary>
/// <remarks>Not thread-safe. Text that follows text of the same stream continues it.</remarks>
internal sealed class CellOutputs
{
    /// <summary>How much text of one cell is kept, in UTF-16 units: an endless loop that prints must not fill disk and memory.</summary>
    internal const int MostText = 1 << 20;

    private readonly List<CellOutput> _finished = [];
    private readonly StringBuilder _text = new();
    private string? _streamName;
    private int _textKept;
    private long _textDropped;
    private bool _clearBeforeNext;

    /// <summary>Appends text of the stream <paramref name="name"/>, <c>stdout</c> or <c>stderr</c>.</summary>
    internal void Write(string name, string text)
    {
        if (text.Length == 0)
            return;
        ClearIfPostponed();
        if (_streamName != name)
            EndText();
        _streamName = name;
        var kept = Math.Min(text.Length, MostText - _textKept);
        _text.Append(text, 0, kept);
        _textKept += kept;
        _textDropped += text.Length - kept;
    }

    /// <summary>Appends an output that is not text.</summary>
    internal void Add(CellOutput output)
    {
        ClearIfPostponed();
        EndText();
        _finished.Add(output);
    }

    /// <summary>Replaces every output displayed under <paramref name="displayId"/>.</summary>
    internal void Update(string displayId, DisplayOutput value)
    {
        for (var i = 0; i < _finished.Count; i++)
        {
            if (_finished[i] is DisplayOutput shown && shown.DisplayId == displayId)
                _finished[i] = value;
        }
    }

    /// <summary>Removes everything; with <paramref name="wait"/>, only when the next output arrives.</summary>
    internal void Clear(bool wait)
    {
        _clearBeforeNext = wait;
        if (wait)
            return;
        EndText();
        _finished.Clear();
        (_textKept, _textDropped) = (0, 0);
    }

    /// <summary>The outputs so far.</summary>
    internal IReadOnlyList<CellOutput> ToList()
    {
        EndText();
        if (_textDropped == 0)
            return [.. _finished];
        var note = string.Create(
            CultureInfo.InvariantCulture, $"… {_textDropped:N0} characters more were left out: a cell keeps {MostText:N0}.\n");
        return [.. _finished, new StreamOutput("stderr", note)];
    }

    private void ClearIfPostponed()
    {
        if (_clearBeforeNext)
            Clear(wait: false);
    }

    private void EndText()
    {
        if (_text.Length > 0)
            _finished.Add(new StreamOutput(_streamName!, _text.ToString()));
        _text.Clear();
        _streamName = null;
    }
}
