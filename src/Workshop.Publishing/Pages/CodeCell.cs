using Workshop.Notebooks;
using Workshop.Publishing.Text;

namespace Workshop.Publishing.Pages;

/// <summary>The input of a code cell, and what marks its role.</summary>
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

    internal static string ClassOf(NotebookCell cell) =>
        cell.Has(CellRoles.Exercise) ? " cell-exercise"
        : cell.Has(CellRoles.Check) ? " cell-check"
        : cell.Has(CellRoles.Predict) ? " cell-predict"
        : "";

    internal static string Label(NotebookCell cell)
    {
        var label = cell.Has(CellRoles.Exercise) ? "Exercise"
            : cell.Has(CellRoles.Check) ? "Check"
            : cell.Has(CellRoles.Predict) ? "Predict first"
            : null;
        return label is null ? "" : $"<p class=\"cell-label\">{label}</p>\n";
    }
}
