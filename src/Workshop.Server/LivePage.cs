using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace Workshop.Server;

/// <summary>A page of the site with the script that listens for changes. The file stays as it is.</summary>
internal static class LivePage
{
    // No file of a site begins so.
    internal const string ScriptPath = "/-/live.js";
    internal const string EventsPath = "/-/events";

    private const string Element = "<script src=\"" + ScriptPath + "\" defer></script>\n";
    private const string End = "</body>";
    private const string Missing = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>No such page</title></head>
        <body style="font-family:system-ui,sans-serif;max-width:38rem;margin:4rem auto;padding:0 1rem;line-height:1.6">
        <h1>There is no such page</h1>
        <p>If the notebook is being executed for the first time, the page appears here by itself. <a href="/">To the start</a></p>
        </body>
        </html>
        """;

    internal static byte[] Script { get; } = Read("live.js");

    internal static bool IsPage(string path) => path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || path.EndsWith('/');

    /// <summary>Answers with the page at the request's path, or says that there is none.</summary>
    internal static async Task WriteAsync(HttpContext context, IFileProvider files)
    {
        var path = context.Request.Path.Value ?? "/";
        if (!IsPage(path))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var file = files.GetFileInfo(path.EndsWith('/') ? path + "index.html" : path);
        context.Response.StatusCode = file.Exists ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(WithScript(file.Exists ? await ReadAsync(file).ConfigureAwait(false) : Missing), context.RequestAborted).ConfigureAwait(false);
    }

    internal static string WithScript(string html)
    {
        var end = html.LastIndexOf(End, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? html + Element : html.Insert(end, Element);
    }

    private static async Task<string> ReadAsync(IFileInfo file)
    {
        using var reader = new StreamReader(file.CreateReadStream());
        return await reader.ReadToEndAsync().ConfigureAwait(false);
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(LivePage).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
