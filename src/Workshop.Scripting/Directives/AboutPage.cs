using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive.Formatting;
using Workshop.Scripting.Formatting;

namespace Workshop.Scripting.Directives;

/// <summary>What <c>#!about</c> shows: what a report of a fault needs.</summary>
internal static class AboutPage
{
    internal static MimeBundle Make() => new ObjectView(
        "About",
        [
            ("Engine", new TextView($"C# notebook engine of the Concurrency Workshop {VersionOf(typeof(AboutPage))}")),
            ("C# compiler", new TextView(VersionOf(typeof(CSharpCompilation)))),
            ("Formatters", new TextView(VersionOf(typeof(Formatter)))),
            (".NET", new TextView($"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}")),
            ("System", new TextView(RuntimeInformation.OSDescription)),
            ("Engine's folder", new TextView(Path.GetDirectoryName(typeof(AboutPage).Assembly.Location)!)),
            (".NET's folder", new TextView(Path.GetDirectoryName(typeof(object).Assembly.Location)!)),
        ]).ToBundle();

    // What follows a "+" is a commit.
    private static string VersionOf(Type type) =>
        (type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+')[0];
}
