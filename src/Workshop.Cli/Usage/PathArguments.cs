using System.CommandLine;

namespace Workshop.Cli.Usage;

/// <summary>The PATH arguments of the verbs.</summary>
internal static class PathArguments
{
    internal static Argument<string[]> Required(string description) =>
        new("PATH") { Description = description, Arity = ArgumentArity.OneOrMore };

    internal static Argument<string[]> Optional(string description) =>
        new("PATH") { Description = description, Arity = ArgumentArity.ZeroOrMore };
}
