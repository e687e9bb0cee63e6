namespace Workshop.Scripting.LanguageServices;

/// <summary>The commands that a line beginning with <c>#!</c> may name.</summary>
internal static class MagicCommands
{
    internal static readonly string[] Names = ["about", "csharp", "html", "import", "javascript", "lsmagic", "markdown", "time", "whos"];
}
