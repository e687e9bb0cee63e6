using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Workshop.Cli.Printing;

/// <summary>Prints a document of a site through a browser.</summary>
/// <param name="Browser">The browser's program.</param>
/// <param name="Limit">The longest that printing may take.</param>
internal sealed record PdfPrinter(string Browser, TimeSpan Limit)
{
    /// <summary>The document as PDF. Whatever happens, the browser is gone afterwards.</summary>
    /// <exception cref="CourseException">The browser does not start, fails, or takes longer than the limit.</exception>
    internal async Task<byte[]> PrintAsync(string site, PrintForm form, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await using var browser = await BrowserProcess.StartAsync(Browser, limit.Token).ConfigureAwait(false);
            using var tools = await DevTools.ConnectAsync(browser.Endpoint, limit.Token).ConfigureAwait(false);
            var pdf = await PrintAsync(tools, form, form.Address(site), limit.Token).ConfigureAwait(false);
            await tools.CallAsync("Browser.close", [], null, limit.Token).ConfigureAwait(false);
            browser.IsClosing = true;
            return pdf;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CourseException(
                CourseExitCode.LacksSomething, $"The browser '{Browser}' did not print within {Limit.TotalSeconds:0} seconds. Try again when the machine is quiet, or name another by --browser.", exception);
        }
        catch (Exception exception) when (exception is DevToolsException or WebSocketException)
        {
            throw new CourseException(
                CourseExitCode.LacksSomething, $"The browser '{Browser}' did not print ({exception.Message}). Name another by --browser.", exception);
        }
    }

    private static async Task<byte[]> PrintAsync(DevTools tools, PrintForm form, Uri address, CancellationToken cancellationToken)
    {
        var target = await tools.CallAsync("Target.createTarget", new() { ["url"] = "about:blank" }, null, cancellationToken).ConfigureAwait(false);
        var attached = await tools.CallAsync(
            "Target.attachToTarget", new() { ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true }, null, cancellationToken).ConfigureAwait(false);
        var page = attached["sessionId"]!.GetValue<string>();
        Task<JsonNode> Call(string method, JsonObject parameters) => tools.CallAsync(method, parameters, page, cancellationToken);

        await Call("Emulation.setDeviceMetricsOverride", new() { ["width"] = form.Width, ["height"] = form.Height, ["deviceScaleFactor"] = 1, ["mobile"] = false }).ConfigureAwait(false);
        // Paper is light, whatever the system prefers.
        await Call("Emulation.setEmulatedMedia", new()
        {
            ["media"] = form.Medium,
            ["features"] = new JsonArray(
                new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = "light" },
                new JsonObject { ["name"] = "prefers-reduced-motion", ["value"] = "reduce" }),
        }).ConfigureAwait(false);
        var opened = await Call("Page.navigate", new() { ["url"] = address.AbsoluteUri }).ConfigureAwait(false);
        if (opened["errorText"] is { } error)
            throw new DevToolsException($"{address}: {error}");
        var drawn = await Call("Runtime.evaluate", new() { ["expression"] = form.Ready, ["awaitPromise"] = true }).ConfigureAwait(false);
        if (drawn["exceptionDetails"] is { } thrown)
            throw new DevToolsException($"{address}: {(thrown["exception"]?["description"] ?? thrown["text"])?.ToString().Split('\n')[0]}");
        var printed = await Call("Page.printToPDF", PrintForm.Paper).ConfigureAwait(false);
        return Convert.FromBase64String(printed["data"]!.GetValue<string>());
    }
}
