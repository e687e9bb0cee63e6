namespace Workshop.Scripting.Display;

/// <summary>One cell's way to its receiver.</summary>
internal sealed class CellOutputQueue(OutputCarrier carrier, ICellOutput receiver)
{
    internal void Write(StandardStream stream, string text) => carrier.Write(receiver, stream, text);

    internal void Display(MimeBundle value, string? displayId) => carrier.Post(() => receiver.Display(value, displayId));

    internal void Update(string displayId, MimeBundle value) => carrier.Post(() => receiver.Update(displayId, value));

    internal void Clear(bool wait) => carrier.Post(() => receiver.Clear(wait));

    internal Task DrainAsync() => carrier.DrainAsync();
}
