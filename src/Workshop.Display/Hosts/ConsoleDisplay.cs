using Microsoft.DotNet.Interactive.Formatting;

namespace Workshop.Display;

/// <summary>No notebook at all: values are written to standard output as plain text.</summary>
internal sealed class ConsoleDisplay : IDisplaySink
{
    public bool CanUpdate => false;

    public void Show(object value) => Console.WriteLine(value.ToDisplayString(PlainTextFormatter.MimeType));

    public void Show(object value, string displayId) => Show(value);

    public void Update(string displayId, object value)
    {
        // A line once written stays.
    }
}
