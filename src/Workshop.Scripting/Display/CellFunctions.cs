using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;

namespace Workshop.Scripting.Display;

/// <summary>The functions that a cell calls without naming a class, as in .NET Interactive.</summary>
public static class CellFunctions
{
    /// <summary>Shows a value at once, wherever in the cell.</summary>
    /// <param name="value">Anything; null shows as <c>&lt;null&gt;</c>.</param>
    /// <param name="mimeTypes">The representations wanted; by default those that the value's type prefers.</param>
    /// <returns>A handle to replace the value later.</returns>
    [SuppressMessage("Style", "IDE1006", Justification = "Readers of .NET Interactive know it by this name.")]
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        var id = Guid.NewGuid().ToString("N");
        NotebookDisplay.Send(ValueFormatter.Format(value, mimeTypes), id);
        return new DisplayedValue(id);
    }

    /// <summary>Text that is shown as HTML rather than escaped.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);
}
