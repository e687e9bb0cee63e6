using System.Globalization;
using Workshop.Bench.Benchmarks;

namespace Workshop.Bench.Running;

/// <summary>The hidden call by which this program starts itself as one side of a benchmark.</summary>
internal static class SideArguments
{
    private const string Verb = "--side";
    private const string Library = "library";
    private const string Other = "other";
    private const string Anywhere = "any";
    private const string Quick = "quick";

    internal static string[] Write(string benchmark, bool library, SideSettings settings) =>
        [Verb, benchmark, library ? Library : Other, Core(settings.Core), Core(settings.OtherCore), settings.Quick ? Quick : "full"];

    /// <summary>Measures that side and prints its report. Null when the arguments are not such a call.</summary>
    internal static int? RunIfAsked(string[] arguments)
    {
        if (arguments is not [Verb, var name, var which, var core, var otherCore, var speed])
            return null;
        var benchmark = Catalogue.All.Single(benchmark => benchmark.Name == name);
        var side = (ManagedSide)(which == Library ? benchmark.Library : benchmark.Other);
        Console.WriteLine(SideReport.Of(side.Measure(new(Core(core), Core(otherCore), speed == Quick))).ToLine());
        return ExitCode.Success;
    }

    private static string Core(int? core) => core?.ToString(CultureInfo.InvariantCulture) ?? Anywhere;

    private static int? Core(string text) => text == Anywhere ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
