using System.Globalization;
using System.Text;

namespace Workshop.Coroutines;

/// <summary>A film as text, for those who do not see the card.</summary>
internal static class FilmText
{
    private const string ChangeMark = "  ← changed";

    internal static string Write(Film film)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"Film of {film.Title}: {film.Frames.Count} pictures");
        if (film.Unfilmed > 0) text.Append(CultureInfo.InvariantCulture, $"; {film.Unfilmed:N0} suspensions before the last one are not shown");
        foreach (var line in film.Source) text.Append(CultureInfo.InvariantCulture, $"\n{line.Number,4}  {line.Text}");
        foreach (var frame in film.Frames) text.Append("\n\n").Append(Write(frame));
        return text.ToString();
    }

    internal static string Write(FilmFrame frame)
    {
        var variables = frame.Variables.Select(variable => (variable.Name, $"{variable.Text}  ({SuspendedStateCard.Word(variable.Kind)}){(variable.Changed ? ChangeMark : "")}"));
        return string.Create(CultureInfo.InvariantCulture, $"{frame.Number}. {SuspendedStateCard.Write(frame.State, variables)}");
    }
}
