using Workshop.Notebooks;
using Workshop.Publishing.Text;

namespace Workshop.Publishing.Pages;

/// <summary>The box around a cell in which the reader has something to do, and the frame of all other code.</summary>
internal static class CellBox
{
    /// <summary>The cell's HTML in its box; prose without a role needs none.</summary>
    internal static string Around(NotebookCell cell, string html)
    {
        var role = RoleOf(cell);
        if (role is null && cell.Kind != CellKind.Code)
            return html;
        return $"<div class=\"cell{(role is null ? "" : $" cell-{role.Value.Class}")}\">\n{Label(cell)}{html}</div>\n";
    }

    /// <summary>The line that says what there is to do; empty without a role.</summary>
    internal static string Label(NotebookCell cell) => RoleOf(cell) is { } role
        ? $"<p class=\"cell-label\">{AdmonitionIcon.Svg(role.Class)}{role.Label}</p>\n"
        : "";

    private static (string Class, string Label)? RoleOf(NotebookCell cell) =>
        cell.Has(CellRoles.Exercise) ? ("exercise", "Exercise")
        : cell.Has(CellRoles.Check) ? ("check", "Check")
        : cell.Has(CellRoles.Predict) ? ("predict", "Predict first")
        : null;
}
