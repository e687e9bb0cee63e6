using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Repository.Tests;

namespace Browser.Tests;

public sealed partial class ServeTests(SiteFixture sites)
{
    [Fact(Timeout = 180_000)]
    public async Task An_open_page_shows_a_saved_notebook_and_stays_where_it_was()
    {
        var folder = Directory.CreateTempSubdirectory("serve-");
        var notebook = Path.Combine(folder.FullName, $"lesson{Guid.NewGuid():N}.ipynb");
        await SaveAsync(notebook, "first words");
        using var serve = Process.Start(new ProcessStartInfo(
            "dotnet", ["exec", Path.Combine(Tree.Root, "artifacts", "bin", "Workshop.Cli", "release", "course.dll"), "serve", notebook, "--port", "0", "--no-slides", "--out", Path.Combine(folder.FullName, "site")])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            var address = Address().Match(await LineAsync(serve, "The site is at")).Value;
            await LineAsync(serve, " built in ");
            await using var opened = await sites.OpenAddress($"{address}{Path.GetFileNameWithoutExtension(notebook)}.html");
            await Assertions.Expect(opened.Page.Locator("html[data-live=yes]")).ToBeAttachedAsync();
            await Assertions.Expect(opened.Page.GetByText("first words")).ToBeVisibleAsync();
            await opened.Page.EvaluateAsync("scrollTo({ top: 700, behavior: 'instant' })");

            await SaveAsync(notebook, "other words");
            await Assertions.Expect(opened.Page.GetByText("other words")).ToBeAttachedAsync();
            await opened.Page.WaitForFunctionAsync("scrollY === 700");

            await File.WriteAllTextAsync(notebook, "no notebook", TestContext.Current.CancellationToken);
            await Assertions.Expect(opened.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not JSON");
            Assert.All(opened.Requests, request => Assert.StartsWith(address, request, StringComparison.Ordinal));
            Assert.Empty(opened.Complaints);
        }
        finally
        {
            serve.Kill(entireProcessTree: true);
            await serve.WaitForExitAsync(TestContext.Current.CancellationToken);
            folder.Delete(recursive: true);
            foreach (var kept in Directory.GetFiles(Path.Combine(Tree.Root, "artifacts", "frozen"), Path.GetFileNameWithoutExtension(notebook) + "-*"))
                File.Delete(kept);
        }
    }

    private static async Task<string> LineAsync(Process process, string holding)
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(holding, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException("The tool has ended.");
    }

    // Long enough to be scrolled.
    private static Task SaveAsync(string path, string words) => File.WriteAllTextAsync(path, $$"""
        {
          "cells": [{ "cell_type": "markdown", "id": "prose", "metadata": {}, "source": "# A lesson\n\n{{words}}\n\n{{string.Concat(Enumerable.Repeat("More.\\n\\n", 80))}}" }],
          "metadata": { "kernelspec": { "display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp" } },
          "nbformat": 4,
          "nbformat_minor": 5
        }
        """, TestContext.Current.CancellationToken);

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Address();
}
