using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Workshop.Server;

/// <summary>A folder on the web of this machine only, whose pages listen for changes.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    // Another site's script could otherwise read the pages, by a name of its own that leads to this machine.
    private static readonly string[] OwnNames = ["localhost", "127.0.0.1", "[::1]"];

    private readonly WebApplication _application;

    /// <param name="folder">The site.</param>
    /// <param name="port">Where to listen; 0 for any free port.</param>
    /// <param name="pages">Whom to tell of changes.</param>
    internal SiteServer(string folder, int port, OpenPages pages)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            // Both of the machine's own addresses can share a port only if it is known.
            if (port == 0)
                options.Listen(IPAddress.Loopback, 0);
            else
                options.ListenLocalhost(port);
        });
        _application = builder.Build();
        var files = new PhysicalFileProvider(Directory.CreateDirectory(folder).FullName);
        _application.Use(RefuseStrangers);
        _application.UseStaticFiles(new StaticFileOptions { FileProvider = new WithoutPages(files), ContentTypeProvider = ContentTypes() });
        // After the files, which step back from a path that has an endpoint; the last one takes all.
        _application.UseRouting();
        _application.MapGet(LivePage.ScriptPath, static () => Results.Bytes(LivePage.Script, "text/javascript"));
        _application.MapGet(LivePage.EventsPath, (HttpContext context, IHostApplicationLifetime lifetime) =>
        {
            var closed = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            context.Response.RegisterForDispose(closed);
            return TypedResults.ServerSentEvents(pages.ListenAsync(closed.Token));
        });
        _application.MapFallback("{**path}", context => LivePage.WriteAsync(context, files));
    }

    /// <summary>Begins to listen.</summary>
    /// <returns>The site's address.</returns>
    /// <exception cref="IOException">The port is taken, or not allowed.</exception>
    internal async Task<string> StartAsync()
    {
        await _application.StartAsync().ConfigureAwait(false);
        var addresses = _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return addresses.Addresses.First() + "/";
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static Task RefuseStrangers(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (OwnNames.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return context.Response.WriteAsync($"This server answers for localhost only, not for {context.Request.Host.Host}.");
    }

    private static FileExtensionContentTypeProvider ContentTypes()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".ipynb"] = "application/x-ipynb+json";
        return types;
    }

    /// <summary>The files that go out as they are. Pages do not: they get a script.</summary>
    private sealed class WithoutPages(PhysicalFileProvider files) : IFileProvider
    {
        public IFileInfo GetFileInfo(string subpath) => LivePage.IsPage(subpath) ? new NotFoundFileInfo(subpath) : files.GetFileInfo(subpath);

        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

        public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
    }
}
