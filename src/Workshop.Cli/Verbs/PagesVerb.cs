using System.CommandLine;

namespace Workshop.Cli.Verbs;

/// <summary><c>course pages</c>: exports web pages.</summary>
internal static class PagesVerb
{
    internal static Command Create() => NotebookExport.CreateVerb(
        "pages", "Make web pages of executed notebooks; notebooks without outputs are executed first.", site => site with { Slides = false });
}
