using System.CommandLine;
using System.CommandLine.Parsing;

namespace Workshop.Cli.Usage;

/// <summary>Says in one line what is wrong with a call.</summary>
internal static class UsageErrors
{
    /// <summary>The first thing wrong, with a remedy; null if nothing is.</summary>
    internal static string? In(ParseResult call)
    {
        var command = call.CommandResult.Command;
        // Asked for help, one gets it, whatever else the call says.
        if (call.Action?.ClearsParseErrors == true)
            return null;
        if (UnknownOption(call) is { } option)
            return $"'{command.Name}' has no option '{option}'.{Suggest(option, command.Options.Select(known => known.Name))} {SeeHelp(command)}";
        if (command.Subcommands.Count > 0 && call.UnmatchedTokens is [var verb, ..])
            return $"There is no verb '{verb}'.{Suggest(verb, command.Subcommands.Select(known => known.Name))} {SeeHelp(command)}";
        if (command.Subcommands.Count > 0 && call.Errors.Count > 0)
            return $"Which verb? One of: {string.Join(", ", command.Subcommands.Select(known => known.Name))}. {SeeHelp(command)}";
        if (call.CommandResult.Children.OfType<ArgumentResult>().Any(path => path.Tokens.Count < path.Argument.Arity.MinimumNumberOfValues))
            return $"'{command.Name}' needs a PATH: a notebook, or a folder of notebooks. {SeeHelp(command)}";
        return call.Errors is [var first, ..] ? $"{first.Message.TrimEnd()} {SeeHelp(command)}" : null;
    }

    // The parser takes an unknown option for a path where the verb takes any number of paths.
    private static string? UnknownOption(ParseResult call) => call.Tokens
        .TakeWhile(token => token.Type != TokenType.DoubleDash)
        .Where(token => token.Type == TokenType.Argument && token.Value.StartsWith('-') && token.Value.Length > 1)
        .Select(token => token.Value)
        .Concat(call.UnmatchedTokens.Where(token => token.StartsWith('-')))
        .FirstOrDefault();

    private static string Suggest(string word, IEnumerable<string> known) =>
        ClosestWord.To(word, known) is { } meant ? $" Did you mean '{meant}'?" : "";

    private static string SeeHelp(Command command) =>
        $"See '{string.Join(' ', Path(command))} --help'.";

    // "course kernel install", whatever file the tool was started from.
    private static IEnumerable<string> Path(Command command) => command is RootCommand
        ? ["course"]
        : command.Parents.OfType<Command>().Take(1).SelectMany(Path).Append(command.Name);
}
