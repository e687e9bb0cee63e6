using System.Globalization;

namespace Workshop.Bench;

/// <summary>The command line: <c>bench [NAME…] [--processes N] [--quick] [--json FILE] [--list]</c>.</summary>
internal sealed record BenchArguments(IReadOnlyList<string> Names, int Processes, bool Quick, string? JsonFile, bool List)
{
    internal const string Usage =
        """
        usage: bench [NAME…] [--processes N] [--quick] [--json FILE] [--list]

        NAME           only the benchmarks whose names begin so
        --processes N  fresh processes a side; 4
        --quick        one short process a side: shows that it runs, not how fast
        --json FILE    write the results there, too
        --list         name the benchmarks and end

        exit code: 0 all measured, 1 something could not be measured, 2 wrong call
        """;

    private const int DefaultProcesses = 4;

    /// <exception cref="FormatException">The call is wrong; the message says where.</exception>
    internal static BenchArguments Parse(IReadOnlyList<string> arguments)
    {
        var names = new List<string>();
        var parsed = new BenchArguments(names, Processes: 0, Quick: false, JsonFile: null, List: false);
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            parsed = argument switch
            {
                "--quick" => parsed with { Quick = true },
                "--list" => parsed with { List = true },
                "--json" => parsed with { JsonFile = Value(arguments, ref i) },
                "--processes" => parsed with { Processes = Count(Value(arguments, ref i)) },
                _ when argument.StartsWith('-') => throw new FormatException($"There is no option '{argument}'."),
                _ => parsed,
            };
            if (!argument.StartsWith('-'))
                names.Add(argument);
        }

        return parsed.Processes > 0 ? parsed : parsed with { Processes = parsed.Quick ? 1 : DefaultProcesses };
    }

    private static string Value(IReadOnlyList<string> arguments, ref int i) => i + 1 < arguments.Count
        ? arguments[++i]
        : throw new FormatException($"'{arguments[i]}' needs a value.");

    private static int Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
        ? count
        : throw new FormatException($"'{text}' is no number of processes. Give 1 or more.");
}
