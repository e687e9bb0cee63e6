using Workshop.Kernel.Protocol;
using Workshop.Kernel.Protocol.Messages;
using Workshop.Kernel.Transport;
using Workshop.Scripting;

namespace Workshop.Kernel.Execution;

/// <summary>What one cell writes and displays, told to all clients as that cell's, however late it comes.</summary>
internal sealed class PublishedOutput(Messenger messenger, byte[] parent) : ICellOutput
{
    public void Write(StandardStream stream, string text) => messenger.Publish(
        "stream", parent, new StreamText(stream == StandardStream.Out ? "stdout" : "stderr", text), ProtocolJson.Default.StreamText);

    public void Display(MimeBundle value, string? displayId) =>
        messenger.Publish("display_data", parent, new DisplayData(value, new Transient(displayId)), ProtocolJson.Default.DisplayData);

    public void Update(string displayId, MimeBundle value) =>
        messenger.Publish("update_display_data", parent, new DisplayData(value, new Transient(displayId)), ProtocolJson.Default.DisplayData);

    public void Clear(bool wait) => messenger.Publish("clear_output", parent, new ClearOutput(wait), ProtocolJson.Default.ClearOutput);
}
