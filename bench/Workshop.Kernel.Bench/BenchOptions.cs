namespace Workshop.Kernel.Bench;

/// <summary>How the program was called.</summary>
/// <param name="Rounds">How often everything is measured.</param>
/// <param name="Json">Where to write the figures besides, or null.</param>
/// <param name="Python">The Python that has ipykernel, or null to look for one.</param>
internal sealed record BenchOptions(int Rounds, string? Json, string? Python)
{
    internal const string Usage = "Usage: kernel-bench [--rounds N] [--json FILE] [--python PROGRAM]";

    /// <exception cref="BenchException">The call is wrong.</exception>
    internal static BenchOptions Parse(string[] args)
    {
        var options = new BenchOptions(5, null, null);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : throw new BenchException($"'{args[i]}' needs a value. {Usage}");
            options = args[i] switch
            {
                "--rounds" when int.TryParse(value, out var rounds) && rounds > 0 => options with { Rounds = rounds },
                "--json" => options with { Json = value },
                "--python" => options with { Python = value },
                _ => throw new BenchException($"'{args[i]} {value}' is not understood. {Usage}"),
            };
        }
        return options;
    }
}
