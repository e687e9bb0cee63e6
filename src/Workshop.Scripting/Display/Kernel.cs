using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Html;
using Workshop.Scripting.Execution;

namespace Workshop.Scripting.Display;

/// <summary>The functions that a cell calls with or without the class's name, as in .NET Interactive.</summary>
/// <remarks>Thread-safe. They belong to the cell whose code calls them, on whichever thread.</remarks>
public static class Kernel
{
    /// <summary>Shows a value at once, wherever in the cell.</summary>
    /// <param name="value">Anything; null shows as <c>&lt;null&gt;</c>.</param>
    /// <param name="mimeTypes">The representations wanted; by default those that the value's type prefers.</param>
    /// <returns>A handle to replace the value later.</returns>
    [SuppressMessage("Style", "IDE1006", Justification = "Readers of .NET Interactive know it by this name.")]
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        var displayed = new DisplayedValue(mimeTypes, verbatim: false);
        NotebookDisplay.Send(ValueFormatter.Format(value, mimeTypes), displayed.DisplayId);
        return displayed;
    }

    /// <summary>Text that is shown as HTML rather than escaped.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Runs a script in the reader's browser, at once.</summary>
    /// <param name="scriptContent">JavaScript, without a <c>script</c> element around it.</param>
    public static void Javascript(string scriptContent) =>
        display(HTML($"<script type=\"text/javascript\">{scriptContent}</script>"), "text/html");

    /// <summary>Adds style rules to the reader's page, for all outputs on it.</summary>
    /// <param name="content">CSS, without a <c>style</c> element around it.</param>
    public static void CSS(string content) => Javascript(
        $$"""
        const style = document.createElement('style');
        style.textContent = {{JsonSerializer.Serialize(content)}};
        document.head.appendChild(style);
        """);

    /// <summary>Asks the reader for one line.</summary>
    /// <param name="prompt">The question.</param>
    /// <param name="typeHint"><c>password</c> hides the answer; any other hint asks for text.</param>
    /// <returns>The answer without the end of its line.</returns>
    /// <exception cref="InvalidOperationException">Nobody is there to answer.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") =>
        CellInput.OfThisFlow().AskAsync(prompt, hidden: typeHint == "password");

    /// <summary>Asks the reader for one line that is not shown while it is typed.</summary>
    /// <param name="prompt">The question.</param>
    /// <returns>The answer; it shows as stars.</returns>
    /// <exception cref="InvalidOperationException">Nobody is there to answer.</exception>
    public static async Task<PasswordString> GetPasswordAsync(string prompt = "") =>
        new(await CellInput.OfThisFlow().AskAsync(prompt, hidden: true).ConfigureAwait(false));
}
