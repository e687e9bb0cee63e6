using Workshop.Notebooks;
using Workshop.Publishing.Text;

namespace Workshop.Publishing.Pages;

/// <summary>The input of a code cell.</summary>
internal static class CodeCell
{
    internal static string Input(NotebookCell cell, ICodeHighlighter highlighter)
    {
        if (cell.Has(CellRoles.RemoveInput) || cell.Source.Trim().Length == 0)
            return "";
        var code = CodeBlockHtml.Of(highlighter, cell.Source.TrimEnd('\n'), isCSharp: true) + "\n";
        return cell.Has(CellRoles.HideInput)
            ? $"<details class=\"input\"><summary>Show the code</summary>\n{code}</details>\n"
            : code;
    }
}
