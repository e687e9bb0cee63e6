using Workshop.Cli.Execution.Protocol;
using Workshop.Scripting;

namespace Workshop.Cli.Execution.Hosting;

/// <summary>Hands one cell's output to the tool as it is made.</summary>
internal sealed class PipeCellOutput(int cell, MessageWriter<HostEvent> events) : ICellOutput
{
    public void Write(StandardStream stream, string text) => events.TryWrite(new TextWritten(cell, stream, text));

    public void Display(MimeBundle value, string? displayId) => events.TryWrite(new ValueDisplayed(cell, value, displayId));

    public void Update(string displayId, MimeBundle value) => events.TryWrite(new ValueUpdated(displayId, value));

    public void Clear(bool wait) => events.TryWrite(new OutputCleared(cell, wait));
}
