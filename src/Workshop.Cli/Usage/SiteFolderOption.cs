using System.CommandLine;

namespace Workshop.Cli.Usage;

/// <summary>The option that names the site's folder.</summary>
internal sealed class SiteFolderOption
{
    private readonly Option<string?> _folder = new("--out")
    {
        Description = "The folder of the site. [default: site, in the course's folder]",
        HelpName = "FOLDER",
    };

    internal void AddTo(Command command) => command.Options.Add(_folder);

    internal string FolderOf(ParseResult call, CourseFolder course) =>
        call.GetValue(_folder) is { } named ? Path.GetFullPath(named) : Path.Combine(course.Root, "site");
}
