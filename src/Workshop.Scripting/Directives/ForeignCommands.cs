using System.Collections.Frozen;

namespace Workshop.Scripting.Directives;

/// <summary>What .NET Interactive understands after <c>#!</c> and this engine refuses.</summary>
internal static class ForeignCommands
{
    private const string Possible =
        "Possible are #!csharp, #!html, #!markdown and #!javascript; #!lsmagic lists all commands.";

    private static readonly FrozenSet<string> Languages = FrozenSet.ToFrozenSet(
        ["#!fsharp", "#!f#", "#!fs", "#!pwsh", "#!powershell", "#!sql", "#!kql", "#!python", "#!py", "#!r", "#!mermaid", "#!vb", "#!http", "#!bash"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Commands = FrozenSet.ToFrozenSet(
        ["#!share", "#!set", "#!connect", "#!value", "#!meta", "#!log", "#!nuget-restore", "#!openai", "#!spawn"],
        StringComparer.Ordinal);

    internal static bool IsLanguage(string name) => Languages.Contains(name);

    internal static bool IsKnown(string name) => Languages.Contains(name) || Commands.Contains(name);

    /// <summary>One line that says why the command is refused and what is possible instead.</summary>
    internal static string Refusal(string name) =>
        Languages.Contains(name) ? $"{name} names a language that this engine does not run. {Possible}"
        : Commands.Contains(name) ? $"{name} is a command of .NET Interactive that this engine does not have. {Possible}"
        : $"{name} is not a command. {Possible}";
}
