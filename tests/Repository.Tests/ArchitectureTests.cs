using System.Xml.Linq;

namespace Repository.Tests;

public class ArchitectureTests
{
    // What each project may refer to, and nothing else. Projects first, then packages.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Workshop"] = ["HdrHistogram", "Perfolizer"],
        ["Workshop.Child"] = ["Workshop"],
        ["Workshop.Display"] = ["Workshop", "Microsoft.DotNet.Interactive.Formatting", "Plotly.NET", "Plotly.NET.CSharp", "XPlot.Plotly"],
        ["Workshop.Scripting"] =
            ["Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.CSharp.Features", "Microsoft.DotNet.Interactive.Formatting", "NuGet.Protocol"],
        ["Workshop.Kernel"] = ["Workshop.Scripting", "NetMQ"],
        ["Workshop.Notebooks"] = [],
        ["Workshop.Publishing"] = ["Workshop.Notebooks", "Markdig"],
        ["Workshop.Server"] = [],
        ["Workshop.Cli"] =
            ["Workshop", "Workshop.Kernel", "Workshop.Notebooks", "Workshop.Publishing", "Workshop.Scripting", "Microsoft.CodeAnalysis.CSharp", "Spectre.Console", "System.CommandLine"],
    };

    [Fact]
    public void Every_project_is_in_the_table() =>
        Assert.Equal(Allowed.Keys.Order(), Projects().Select(p => Path.GetFileNameWithoutExtension(p)).Order());

    [Fact]
    public void Projects_refer_only_to_what_the_design_allows()
    {
        foreach (var project in Projects())
        {
            var name = Path.GetFileNameWithoutExtension(project);
            var forbidden = References(project).Except(Allowed[name]).ToList();
            Assert.True(forbidden.Count == 0, $"{name} refers to {string.Join(", ", forbidden)}. See the table above, or change the design first.");
        }
    }

    [Fact]
    public void Native_functions_are_declared_in_Interop_only()
    {
        var strays = Tree.Files("src", "*.cs")
            .Where(file => !Tree.Relative(file).StartsWith("src/Workshop/Interop/", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file) is var text
                && (text.Contains("[LibraryImport", StringComparison.Ordinal) || text.Contains("[DllImport", StringComparison.Ordinal)))
            .Select(Tree.Relative);
        Assert.Empty(strays);
    }

    private static IEnumerable<string> Projects() => Tree.Files("src", "*.csproj");

    // A reference that only orders the build (ReferenceOutputAssembly=false) is no dependency of the code.
    private static IEnumerable<string> References(string project)
    {
        var items = XDocument.Load(project).Descendants().Where(e => e.Name.LocalName is "ProjectReference" or "PackageReference");
        return items
            .Where(e => (string?)e.Attribute("ReferenceOutputAssembly") != "false")
            .Select(e => (string)e.Attribute("Include")!)
            .Select(include => include.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(include.Replace('\\', '/')) : include);
    }
}
