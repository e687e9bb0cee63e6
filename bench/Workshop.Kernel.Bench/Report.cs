using System.Globalization;
using System.Text.Json;

namespace Workshop.Kernel.Bench;

/// <summary>The figures, for people and for programs.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true };

    internal static void Print(IReadOnlyList<Figure> figures)
    {
        Line("figure (median)", "unit", "ours", "ipykernel", "ratio", "target", "met");
        foreach (var figure in figures)
        {
            Line(
                figure.Name, figure.Unit, Number(figure.Ours), Number(figure.Ipykernel), Number(figure.Ours / figure.Ipykernel), "≤ " + Number(figure.Target),
                figure.Met switch { true => "yes", false => "no", null => "–" });
        }
    }

    internal static void Write(string file, IReadOnlyList<Figure> figures, int rounds)
    {
        var content = new
        {
            rounds,
            machine = $"{Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, .NET {Environment.Version}",
            figures = figures.Select(figure => new
            {
                name = figure.Name,
                unit = figure.Unit,
                ours = figure.Ours,
                ipykernel = figure.Ipykernel,
                ratio = figure.Ours / figure.Ipykernel,
                target = figure.Target,
                met = figure.Met,
            }),
        };
        // Written aside: whoever reads the file never sees half of it.
        File.WriteAllText(file + ".new", JsonSerializer.Serialize(content, Layout));
        File.Move(file + ".new", file, overwrite: true);
    }

    private static void Line(string name, string unit, string ours, string peer, string ratio, string target, string met) =>
        Console.WriteLine($"{name,-44}{unit,-5}{ours,10}{peer,11}{ratio,8}{target,11}  {met}");

    private static string Number(double? value) => value switch
    {
        null => "–",
        >= 100 => value.Value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.Value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
