using System.Net.ServerSentEvents;
using System.Text.RegularExpressions;

namespace Workshop.Cli.Tests;

/// <summary><c>course serve</c> in a process of its own, with a page that listens.</summary>
internal sealed partial class ServedSite : IAsyncDisposable
{
    private readonly CourseTool _tool;
    private readonly HttpClient _client;
    private readonly Stream _events;
    private readonly IAsyncEnumerator<SseItem<string>> _heard;

    private ServedSite(CourseTool tool, HttpClient client, Stream events)
    {
        _tool = tool;
        _client = client;
        _events = events;
        _heard = SseParser.Create(events).EnumerateAsync(CancellationToken.None).GetAsyncEnumerator();
    }

    public HttpClient Client => _client;

    public CourseTool Tool => _tool;

    /// <summary>Serves the folder's notebooks, and returns when all are built and a page listens.</summary>
    public static async Task<ServedSite> StartAsync(TemporaryFolder folder)
    {
        var tool = CourseTool.StartTalking(folder.Path, "serve", ".", "--port", "0", "--no-slides", "--out", folder.File("site"));
        try
        {
            var first = await LineAsync(tool);
            var client = new HttpClient { BaseAddress = new Uri(Address().Match(first).Value) };
            await BuiltAsync(tool);
            var events = await Patience.WithAsync(token => client.GetStreamAsync(new Uri("/-/events", UriKind.Relative), token));
            var served = new ServedSite(tool, client, events);
            Assert.Equal("hello", (await served.NextEventAsync()).EventType);
            return served;
        }
        catch
        {
            tool.Dispose();
            throw;
        }
    }

    /// <summary>The next thing that the page is told.</summary>
    public Task<SseItem<string>> NextEventAsync() => Patience.WithAsync(async token =>
    {
        Assert.True(await _heard.MoveNextAsync().AsTask().WaitAsync(token), "The server has hung up.");
        return _heard.Current;
    });

    /// <summary>Waits until the page is told to load again.</summary>
    public async Task ReloadedAsync()
    {
        while ((await NextEventAsync()).EventType != "reload")
        {
            // It is told of the work first.
        }
    }

    /// <summary>The tool's line about the next build that is done.</summary>
    public Task<string> BuiltAsync() => BuiltAsync(_tool);

    public Task<string> PageAsync(string path) => Patience.WithAsync(token => _client.GetStringAsync(new Uri(path, UriKind.Relative), token));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _events.DisposeAsync();
        _tool.Dispose();
    }

    private static async Task<string> BuiltAsync(CourseTool tool)
    {
        while (true)
        {
            if (await LineAsync(tool) is var line && line.Contains(" built in ", StringComparison.Ordinal))
                return line;
        }
    }

    private static Task<string> LineAsync(CourseTool tool) => Patience.WithAsync(async token =>
        await tool.Process.StandardOutput.ReadLineAsync(token) ?? throw new InvalidOperationException($"The tool ended: {(await tool.EndAsync()).Error}"));

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Address();
}
