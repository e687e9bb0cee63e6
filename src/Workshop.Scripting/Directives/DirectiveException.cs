using System.Globalization;

namespace Workshop.Scripting.Directives;

/// <summary>A directive that cannot be followed. Nothing of its cell runs.</summary>
internal sealed class DirectiveException(string name, SourcePlace place, string problem, Exception? cause = null)
    : Exception(problem, cause)
{
    /// <summary>A directive that says something impossible.</summary>
    internal DirectiveException(SourcePlace place, string problem)
        : this("DirectiveError", place, problem)
    {
    }

    /// <summary>The cell's result.</summary>
    internal CellResult ToResult()
    {
        var number = place.Line.ToString(CultureInfo.InvariantCulture);
        var message = $"{place.Origin}, line {number}: {Message}";
        return new CellResult(CellStatus.CompilationFailed, null, new CellError(name, message, [message, $"  {number} | {place.Text.Trim()}"]));
    }
}
