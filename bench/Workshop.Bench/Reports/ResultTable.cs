using System.Globalization;
using Workshop.Bench.Running;

namespace Workshop.Bench.Reports;

/// <summary>A line for each benchmark, written as soon as it is there.</summary>
/// <param name="output">Where to write.</param>
/// <param name="longestName">The length of the longest name.</param>
internal sealed class ResultTable(TextWriter output, int longestName)
{
    internal void WriteHead(int processes)
    {
        output.WriteLine($"Best of {processes} fresh processes a side, run in turns. ratio: library ÷ other, best by best; pairs: median of the pairs' ratios.");
        output.WriteLine();
        output.WriteLine(Line("name", "unit", "library", "other", "", "ratio", "pairs", "target", "met"));
    }

    internal void Write(BenchResult result)
    {
        var unit = Unit.Of(result);
        output.WriteLine(result.Reason is not null
            ? $"{result.Benchmark.Name.PadRight(longestName)}  could not be measured: {result.Reason}"
            : Line(
                result.Benchmark.Name,
                unit.Name,
                ThreeDigits(result.Library / unit.Size),
                ThreeDigits(result.Other / unit.Size),
                result.Benchmark.Other.Label,
                ThreeDigits(result.Ratio),
                ThreeDigits(result.MedianRatio),
                result.Benchmark.Target.ToString(),
                result.Met switch { true => "yes", false => "no", null => "" }));
    }

    private string Line(
        string name, string unit, string library, string other, string label, string ratio, string pairs, string target, string met) =>
        $"{name.PadRight(longestName)}  {unit,-4}  {library,8}  {other,8} {label,-14}  {ratio,8}  {pairs,8}  {target,-9}  {met}".TrimEnd();

    private static string ThreeDigits(double value)
    {
        var decimals = value == 0 ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 6);
        return value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
