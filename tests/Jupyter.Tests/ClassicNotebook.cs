using Microsoft.Playwright;

namespace Jupyter.Tests;

/// <summary>The classic Notebook's page, used as a reader does.</summary>
internal sealed class ClassicNotebook(IPage page)
{
    internal ILocator LastOutput => page.Locator(".code_cell .output").Last;

    internal ILocator OutputOf(int cell) => page.Locator(".code_cell").Nth(cell).Locator(".output");

    /// <summary>Waits until the kernel has answered.</summary>
    internal async Task IsReady() => await page.WaitForFunctionAsync(
        "window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected() && Jupyter.notebook.kernel.info_reply.status === 'ok'");

    /// <summary>Types into a new last cell.</summary>
    internal async Task Type(string code)
    {
        await page.EvaluateAsync("Jupyter.notebook.insert_cell_at_bottom('code').focus_cell(); Jupyter.notebook.select(Jupyter.notebook.ncells() - 1); Jupyter.notebook.edit_mode();");
        // The editor closes brackets as one types; text put in at once stays as it is.
        await page.Keyboard.InsertTextAsync(code);
    }

    /// <summary>Types a cell and runs it; does not wait for its end.</summary>
    internal async Task Run(string code)
    {
        await Type(code);
        await page.Keyboard.PressAsync("Control+Enter");
    }

    /// <summary>The stop button.</summary>
    internal Task Interrupt() => page.EvaluateAsync("Jupyter.notebook.kernel.interrupt()");

    /// <summary>The restart, and the kernel's first answer after it.</summary>
    internal async Task Restart()
    {
        await page.EvaluateAsync("new Promise(done => { Jupyter.notebook.events.one('kernel_ready.Kernel', done); Jupyter.notebook.kernel.restart(); })");
        await IsReady();
    }
}
