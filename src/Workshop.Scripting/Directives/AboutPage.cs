using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workshop.Scripting.Directives;

/// <summary>What <c>#!about</c> shows: what a report of a fault needs.</summary>
internal static class AboutPage
{
    internal static MimeBundle Make() => Table.Make(
        ["About", ""],
        [
            ["Engine", $"C# notebook engine of the Concurrency Workshop {VersionOf(typeof(AboutPage))}"],
            ["C# compiler", VersionOf(typeof(CSharpCompilation))],
            ["Formatters", VersionOf(typeof(Formatter))],
            [".NET", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}"],
            ["System", RuntimeInformation.OSDescription],
            ["Engine's folder", Path.GetDirectoryName(typeof(AboutPage).Assembly.Location)!],
            [".NET's folder", Path.GetDirectoryName(typeof(object).Assembly.Location)!],
        ]);

    // What follows a "+" is a commit.
    private static string VersionOf(Type type) =>
        (type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+')[0];
}
