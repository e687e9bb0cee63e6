using Workshop.Scripting.Formatting;

namespace Workshop.Scripting.Directives;

/// <summary>What <c>#!lsmagic</c> shows.</summary>
internal static class CommandList
{
    internal static MimeBundle Make() => new TableView(
        "Commands",
        ["Command", "Does"],
        MagicCommand.All.Select(command => (string[])[string.Join(", ", command.Aliases.Prepend(command.Name)), command.Help])).ToBundle();
}
