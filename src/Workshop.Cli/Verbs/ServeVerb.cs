using System.CommandLine;
using System.Diagnostics;
using Workshop.Cli.Execution;
using Workshop.Cli.Freezing;
using Workshop.Cli.Publication;
using Workshop.Cli.Selection;
using Workshop.Cli.Serving;
using Workshop.Cli.Usage;

namespace Workshop.Cli.Verbs;

/// <summary><c>course serve</c>: the site on a web server of this machine, built anew as notebooks are saved.</summary>
internal static class ServeVerb
{
    private const int UsualPort = 8000;

    internal static Command Create()
    {
        var paths = PathArguments.Optional("The notebooks to serve, or folders of notebooks. [default: those of the course, in its order]");
        var port = new Option<int>("--port") { Description = "The port of localhost to listen on; 0 for any free one.", HelpName = "N", DefaultValueFactory = static _ => UsualPort };
        port.Validators.Add(static given =>
        {
            if (given.Tokens.Count > 0 && (!int.TryParse(given.Tokens[0].Value, out var number) || number is < 0 or > 65_535))
                given.AddError($"--port {given.Tokens[0].Value} is no port. Give a number from 0 to 65535.");
        });
        var open = new Option<bool>("--open") { Description = "Open the site in the browser." };
        var noSlides = new Option<bool>("--no-slides") { Description = "Make pages only. Needs no npm." };
        var site = new SiteFolderOption();
        var execution = new ExecutionOptions();
        var command = new Command(
            "serve",
            """
            Show the site on a web server that only this machine reaches, and keep it as the notebooks are.

            A saved notebook is executed, published and loaded again in the open browser; unchanged ones are not
            executed. Ctrl-C ends it.
            """)
        { paths, port, open, noSlides };
        site.AddTo(command);
        execution.AddTo(command);
        command.SetAction(async (call, cancellationToken) =>
        {
            var course = CourseFolder.Find();
            var named = call.GetValue(paths) ?? [];
            IReadOnlyList<string> chosen = named.Length > 0 ? NotebookSelection.PathsAt(named) : NotebookSelection.PathsOfCourse(course);
            // What cannot be built at all is said before anything starts.
            var executed = ExecutedNotebooksFolder.Create(Path.Combine(site.FolderOf(call, course), "notebooks"), [.. chosen.Select(NotebookFile.Load)]);
            var target = new CourseSite(course, site.FolderOf(call, course)) { Slides = !call.GetValue(noSlides), IsKept = false };
            var limits = execution.LimitsOf(call);
            await using var server = await ServerProcess.StartAsync(course, target.Folder, call.GetValue(port), cancellationToken).ConfigureAwait(false);
            Console.WriteLine($"The site is at {server.Address} as long as this runs; Ctrl-C ends it.");
            using var watch = new NotebookWatch(chosen);
            var running = new LiveSite(chosen, target, executed, limits, new FrozenRuns(course, limits), server).RunAsync(watch, cancellationToken);
            if (call.GetValue(open))
                Open(server.Address);
            if (await Task.WhenAny(running, server.Ended).ConfigureAwait(false) != running && !cancellationToken.IsCancellationRequested)
                throw new CourseException(CourseExitCode.LacksSomething, "The web server has ended by itself. Start 'course serve' again.");
            await running.ConfigureAwait(false);
            return CourseExitCode.Success;
        });
        return command;
    }

    private static void Open(string address)
    {
        try
        {
            using var browser = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            Console.Error.WriteLine($"course: no browser could be opened ({missing.Message}). Open {address} yourself.");
        }
    }
}
