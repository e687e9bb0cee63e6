using Browser.Tests;
using Microsoft.Playwright;

namespace Jupyter.Tests;

public class ClassicNotebookTests(InstalledKernel kernel)
{
    // Not empty: the notebook would add a code cell, and the first one typed would be the second.
    private const string Page =
        """
        { "cells": [{ "cell_type": "markdown", "id": "title", "metadata": {}, "source": ["# Typed by a test"] }], "metadata": { "kernelspec": { "display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp" } }, "nbformat": 4, "nbformat_minor": 5 }
        """;

    [Fact(Timeout = 180_000)]
    public async Task A_cell_is_typed_run_interrupted_restarted_and_completed_in_a_real_browser()
    {
        if (InstalledChromium.Path is null)
            Missing.Program("Chromium", "chromium");
        using var server = await NotebookServer.StartAsync(kernel);
        await File.WriteAllTextAsync(Path.Combine(kernel.Folder, "typed.ipynb"), Page, TestContext.Current.CancellationToken);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = InstalledChromium.Path, Args = InstalledChromium.Arguments });
        var page = await browser.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(60_000);
        await page.GotoAsync(new Uri(server.Address, "notebooks/typed.ipynb").AbsoluteUri);
        var notebook = new ClassicNotebook(page);
        await notebook.IsReady();

        await notebook.Run("1 + 1");
        await Assertions.Expect(notebook.OutputOf(0)).ToContainTextAsync("2");

        await notebook.Run("Console.WriteLine(\"spinning\"); while (true) { }");
        await Assertions.Expect(notebook.OutputOf(1)).ToContainTextAsync("spinning");
        await notebook.Interrupt();
        await Assertions.Expect(notebook.OutputOf(1)).ToContainTextAsync("interrupted");

        await notebook.Run("var bread = \"rye\";");
        await notebook.Run("bread.Length");
        await Assertions.Expect(notebook.OutputOf(3)).ToContainTextAsync("3");

        await notebook.Type("bread.ToUpp");
        await page.Keyboard.PressAsync("Tab");
        // Two candidates share the prefix, so the notebook offers them.
        await Assertions.Expect(page.Locator("#complete option, .completions option").First).ToContainTextAsync("ToUpper");
        await page.Keyboard.PressAsync("Escape");

        await notebook.Restart();
        await notebook.Run("bread.Length");
        await Assertions.Expect(notebook.LastOutput).ToContainTextAsync("CS0103");
    }
}
