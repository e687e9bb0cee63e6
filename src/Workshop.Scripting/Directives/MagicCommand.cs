namespace Workshop.Scripting.Directives;

/// <summary>A command on a line of its own in a cell: <c>#!name</c>.</summary>
/// <param name="Name">With its <c>#!</c>.</param>
/// <param name="Aliases">Other names of the same command, with their <c>#!</c>.</param>
/// <param name="Help">One line for the reader.</param>
internal sealed record MagicCommand(string Name, IReadOnlyList<string> Aliases, string Help)
{
    internal static readonly MagicCommand CSharp = new("#!csharp", ["#!c#", "#!cs"], "The lines that follow are C#, as without any command.");
    internal static readonly MagicCommand Html = new("#!html", [], "The lines that follow are shown as HTML.");
    internal static readonly MagicCommand Markdown = new("#!markdown", ["#!md"], "The lines that follow are shown as Markdown.");
    internal static readonly MagicCommand JavaScript = new("#!javascript", ["#!js"], "The lines that follow run as JavaScript in the page.");
    internal static readonly MagicCommand Import = new("#!import", [], "Runs a file's C# (.cs, .csx, .ipynb, .dib): #!import FILE.");
    internal static readonly MagicCommand Time = new("#!time", [], "Shows how long the cell took.");
    internal static readonly MagicCommand Who = new("#!who", [], "Lists the names of the variables.");
    internal static readonly MagicCommand Whos = new("#!whos", [], "Lists the variables with their types and values.");
    internal static readonly MagicCommand About = new("#!about", [], "Tells the versions of this engine, its libraries and .NET.");
    internal static readonly MagicCommand LsMagic = new("#!lsmagic", [], "Lists these commands.");

    /// <summary>All commands, in the order in which they are listed.</summary>
    internal static readonly IReadOnlyList<MagicCommand> All = [CSharp, Html, Markdown, JavaScript, Import, Time, Who, Whos, About, LsMagic];

    private static readonly Dictionary<string, MagicCommand> ByName = All
        .SelectMany(command => command.Aliases.Prepend(command.Name), (command, name) => (command, name))
        .ToDictionary(pair => pair.name, pair => pair.command, StringComparer.Ordinal);

    /// <summary>The command of this name or alias (with <c>#!</c>), or null.</summary>
    internal static MagicCommand? Find(string name) => ByName.GetValueOrDefault(name);
}
