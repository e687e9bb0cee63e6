using System.Net;
using System.Net.Sockets;
using Workshop.Notebooks;

namespace Workshop.Cli.Tests;

public sealed class ServeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        foreach (var entry in Directory.GetFiles(CourseFolder.Find().FrozenRuns, $"{Name}-*").Concat(Directory.GetFiles(CourseFolder.Find().FrozenRuns, $"{Other}-*")))
            File.Delete(entry);
        _folder.Dispose();
    }

    // What is kept of unchanged notebooks lies in the tool's own course.
    private string Name { get; } = $"first{Guid.NewGuid():N}";

    private string Other { get; } = $"other{Guid.NewGuid():N}";

    [Fact]
    public async Task A_saved_notebook_alone_is_executed_and_the_open_page_is_told()
    {
        Write(Name, "one");
        Write(Other, "two");
        await using var site = await ServedSite.StartAsync(_folder);
        var before = await site.PageAsync($"/{Name}.html");
        Assert.Contains("said one", before, StringComparison.Ordinal);
        Assert.Contains("/-/live.js", before, StringComparison.Ordinal);
        Assert.DoesNotContain("/-/live.js", File.ReadAllText(_folder.File($"site/{Name}.html")), StringComparison.Ordinal);

        Write(Name, "three");
        await site.ReloadedAsync();

        Assert.Contains("said three", await site.PageAsync($"/{Name}.html"), StringComparison.Ordinal);
        var line = await site.BuiltAsync();
        Assert.Contains($"{Name}.ipynb passed", line, StringComparison.Ordinal);
        Assert.DoesNotContain(Other, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_that_is_replaced_by_a_new_file_counts_as_saved_and_prose_alone_executes_nothing()
    {
        Write(Name, "one");
        await using var site = await ServedSite.StartAsync(_folder);

        var draft = _folder.Write("draft", new NotebookCell(CellKind.Markdown, "# New words", "words"), Says("one"));
        File.Move(draft, _folder.File($"{Name}.ipynb"), overwrite: true);
        await site.ReloadedAsync();

        Assert.Contains("New words", await site.PageAsync($"/{Name}.html"), StringComparison.Ordinal);
        Assert.Contains($"{Name}.ipynb unchanged", await site.BuiltAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_notebook_is_shown_in_the_page_and_the_server_goes_on()
    {
        var path = Write(Name, "one");
        await using var site = await ServedSite.StartAsync(_folder);

        File.WriteAllText(path, "{ no notebook");
        var told = await site.NextEventAsync();
        Assert.Equal("problem", told.EventType);
        Assert.Contains($"{Name}.ipynb", told.Data, StringComparison.Ordinal);
        Assert.Contains("said one", await site.PageAsync($"/{Name}.html"), StringComparison.Ordinal);

        Write(Name, "two");
        await site.ReloadedAsync();
        Assert.Contains("said two", await site.PageAsync($"/{Name}.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_stops_the_run_of_the_same_notebook()
    {
        Write(Name, "one");
        await using var site = await ServedSite.StartAsync(_folder);

        _folder.Write($"{Name}.ipynb", TemporaryFolder.Code(0, "System.IO.File.WriteAllText(\"beg\" + \"un\", \"\");\nwhile (true) { }"));
        Assert.Equal("working", (await site.NextEventAsync()).EventType);
        Write(Name, "two");
        await site.ReloadedAsync();

        Assert.Contains("said two", await site.PageAsync($"/{Name}.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_but_the_site_goes_out_and_only_to_this_machine()
    {
        Write(Name, "one");
        File.WriteAllText(_folder.File("secret.html"), "secret");
        await using var site = await ServedSite.StartAsync(_folder);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "/%2e%2e/secret.html"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "/..%2fsecret.html"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "/assets/none.css"));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, await StatusAsync(site, "/", host: "elsewhere.example"));
        using var style = await site.Client.GetAsync(new Uri("/assets/base.css", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("text/css", style.Content.Headers.ContentType?.MediaType);
        Assert.True(style.Headers.CacheControl?.NoStore);
        Assert.True(IPAddress.IsLoopback((await Dns.GetHostAddressesAsync(site.Client.BaseAddress!.Host, TestContext.Current.CancellationToken))[0]));
    }

    [Fact]
    public async Task The_end_of_the_tool_is_the_end_of_the_server()
    {
        Write(Name, "one");
        await using var site = await ServedSite.StartAsync(_folder);

        site.Tool.Process.Kill();
        await site.Tool.EndAsync();

        // The server hears that its input has ended, and hangs up.
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            while (true)
                await site.NextEventAsync();
        });
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_in_one_line()
    {
        Write(Name, "one");
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var call = await CourseTool.RunAsync(_folder.Path, "serve", ".", "--port", $"{port}", "--out", "site");

        Assert.Equal(CourseExitCode.LacksSomething, call.ExitCode);
        Assert.Contains($"cannot listen on port {port}", call.Error, StringComparison.Ordinal);
        Assert.Contains("--port", call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.TrimEnd().Split('\n'));
    }

    private string Write(string name, string word) => _folder.Write($"{name}.ipynb", Says(word));

    private static NotebookCell Says(string word) => TemporaryFolder.Code(0, $"Console.WriteLine(\"said\" + \" {word}\");");

    private static async Task<HttpStatusCode> StatusAsync(ServedSite site, string path, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Host = host;
        using var response = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
