namespace Workshop.Scripting.Display;

/// <summary>Displaying as an extension of any value, as in .NET Interactive.</summary>
public static class DisplayExtensions
{
    /// <inheritdoc cref="Kernel.display"/>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => Kernel.display(value, mimeTypes);

    /// <summary>Shows a text that is in the format of a MIME type already: HTML, SVG, Markdown, LaTeX, JSON.</summary>
    /// <param name="value">The text, which is passed on as it is.</param>
    /// <param name="mimeType">Its format, such as <c>text/html</c>.</param>
    /// <returns>A handle to replace the text later.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        var displayed = new DisplayedValue([mimeType], verbatim: true);
        NotebookDisplay.Send(displayed.Verbatim(value), displayed.DisplayId);
        return displayed;
    }

    /// <summary>Shows a value in the one format named.</summary>
    /// <param name="value">Anything; it is formatted.</param>
    /// <param name="mimeType">The format, such as <c>text/html</c>.</param>
    /// <returns>A handle to replace the value later.</returns>
    public static DisplayedValue DisplayAs(this object? value, string mimeType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mimeType);
        return value is string text ? text.DisplayAs(mimeType) : Kernel.display(value, mimeType);
    }
}
