using System.CommandLine;

namespace Workshop.Cli.Verbs;

/// <summary><c>course slides</c>: exports slides.</summary>
internal static class SlidesVerb
{
    internal static Command Create() => NotebookExport.CreateVerb(
        "slides", "Make slides of executed notebooks; notebooks without outputs are executed first. Needs npm.", site => site with { Pages = false });
}
