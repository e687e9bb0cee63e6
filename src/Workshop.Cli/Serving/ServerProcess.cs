using System.Diagnostics;
using Workshop.Cli.Execution;

namespace Workshop.Cli.Serving;

/// <summary>The web server of <c>course serve</c>, a program of its own. It ends with this object, and with the tool.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Refused = "refused: ";

    private readonly Process _process;

    private ServerProcess(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where the site is, with a slash at the end.</summary>
    internal string Address { get; }

    /// <summary>Completes when the server has ended, for whatever reason.</summary>
    internal Task Ended => _process.WaitForExitAsync();

    /// <summary>Starts the server and waits until it listens.</summary>
    /// <exception cref="CourseException">The port is taken, or the server is not built.</exception>
    internal static async Task<ServerProcess> StartAsync(CourseFolder course, string folder, int port, CancellationToken cancellationToken)
    {
        if (!File.Exists(course.Server))
            throw new CourseException(CourseExitCode.LacksSomething, $"The web server is not built: there is no '{course.Server}'. Run the tool by ./course, which builds it.");
        var start = new ProcessStartInfo(DotnetProgram.Path(), ["exec", course.Server, folder, $"{port}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        Companions.Add(process.Id);
        var server = new ServerProcess(process, address: "");
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellationToken).ConfigureAwait(false);
            if (line is not null && !line.StartsWith(Refused, StringComparison.Ordinal))
                return new ServerProcess(process, line);
            throw new CourseException(
                CourseExitCode.LacksSomething,
                $"The web server cannot listen on port {port} ({line?[Refused.Length..].TrimEnd('.') ?? "it ended at once"}). Name another port by --port, or 0 for any free one.");
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Has every open page loaded again.</summary>
    internal void Reload() => Tell("reload");

    /// <summary>Shows in every open page what is being done.</summary>
    internal void Working(string text) => Tell($"working {OneLine(text)}");

    /// <summary>Shows in every open page what went wrong.</summary>
    internal void Problem(string text) => Tell($"problem {OneLine(text)}");

    public async ValueTask DisposeAsync()
    {
        Companions.Remove(_process.Id);
        // The end of its input ends it; whoever is stuck is not waited for.
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(3)).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private void Tell(string line)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has ended, which whoever waits for Ended is about to say.
        }
    }
}
