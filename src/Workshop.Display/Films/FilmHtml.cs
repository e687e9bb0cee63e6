using System.Globalization;
using System.Net;
using System.Text;
using Workshop.Coroutines;

namespace Workshop.Display;

/// <summary>A film as a card without scripts: a radio button for each picture, so the arrow keys step, and labels for the pointer.</summary>
internal static class FilmHtml
{
    private static readonly string Style = EmbeddedText.Read("film.css");

    internal static string Of(Film film)
    {
        var id = "film-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        var card = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<style>{Style}</style><fieldset class=\"workshop-film\"><legend>Film of {Encode(film.Title)}</legend>")
            .Append("<p class=\"film-help\">One picture for each suspension. Choose a picture; the arrow keys step to the next.</p>");
        foreach (var frame in film.Frames) AddFrame(card, film, frame, id);
        if (film.Unfilmed > 0) card.Append(CultureInfo.InvariantCulture, $"<p class=\"film-help film-cut\">{film.Unfilmed:N0} suspensions before the last picture are not shown.</p>");
        return card.Append("</fieldset>").ToString();
    }

    internal static string TextOf(Film film) => film.ToString();

    private static void AddFrame(StringBuilder card, Film film, FilmFrame frame, string id)
    {
        var number = frame.Number;
        var isLast = number == film.Frames.Count;
        card.Append(CultureInfo.InvariantCulture, $"<input type=\"radio\" name=\"{id}\" id=\"{id}-{number}\"{(number == 1 ? " checked" : "")}><label class=\"film-step\" for=\"{id}-{number}\"><span class=\"film-hidden\">Picture </span>{number}</label>")
            .Append(CultureInfo.InvariantCulture, $"<section class=\"film-frame\" aria-label=\"Picture {number} of {film.Frames.Count}\">")
            .Append(CultureInfo.InvariantCulture, $"<div class=\"film-head\"><strong>{number}. {Encode(Place(frame.State))}</strong><span class=\"film-steps\">")
            .Append(number == 1 ? "" : $"<label for=\"{id}-{number - 1}\">‹ Previous</label>")
            .Append(isLast ? "" : $"<label for=\"{id}-{number + 1}\">Next ›</label>")
            .Append("</span></div>");
        AddSource(card, film, frame.State.Line);
        AddState(card, frame);
        card.Append("</section>");
    }

    private static void AddSource(StringBuilder card, Film film, int? current)
    {
        if (film.Source.Count == 0) return;
        var indent = film.Source.Where(line => line.Text.Trim().Length > 0).Min(line => line.Text.Length - line.Text.TrimStart().Length);
        card.Append("<pre class=\"film-source\"><code>");
        foreach (var line in film.Source)
        {
            var text = Encode(line.Text.Length >= indent ? line.Text[indent..] : line.Text.TrimStart());
            // The mark is a sign as well as a colour.
            card.Append(line.Number == current
                ? $"<mark aria-current=\"step\"><span class=\"film-line\">▶{line.Number,4}</span> {text}</mark>"
                : $"<span><span class=\"film-line\">{line.Number,5}</span> {text}</span>");
        }

        card.Append("</code></pre>");
    }

    private static void AddState(StringBuilder card, FilmFrame frame)
    {
        card.Append("<table class=\"film-state\"><tbody>");
        foreach (var variable in frame.Variables)
        {
            var changed = variable.Changed ? " <span class=\"film-changed\">changed</span>" : "";
            AddRow(card, $"<code>{Encode(variable.Name)}</code>", $"<code>{Encode(variable.Text)}</code>{changed}", KindOf(variable.Kind));
        }

        var state = frame.State;
        foreach (var dropped in state.Dropped) AddRow(card, $"<code>{Encode(dropped)}</code>", "dropped: not used on both sides of this await", "local");
        AddRow(card, "waits for", Encode(state.WaitsFor), "");
        if (state.AwaitedBy.Count > 0) AddRow(card, "awaited by", Encode(string.Join(", by ", state.AwaitedBy)), "");
        if (state.State is { } number) AddRow(card, "state number", Encode(number.ToString(CultureInfo.InvariantCulture)), "");
        if (state.Note is { } note) AddRow(card, "note", Encode(note), "");
        AddRow(card, "occupies", $"{state.Bytes} bytes", "");
        card.Append("</tbody></table>");
    }

    private static void AddRow(StringBuilder card, string name, string value, string kind) =>
        card.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{name}</th><td>{value}</td><td class=\"film-kind\">{kind}</td></tr>");

    private static string Place(SuspendedState state) => state switch
    {
        { AwaitNumber: { } number, Line: { } line } => $"Suspended at await {number}, line {line}",
        { AwaitNumber: { } number } => $"Suspended at await {number}",
        _ => state.Status.ToString(),
    };

    private static string KindOf(VariableKind kind) => kind.ToString().ToLowerInvariant();

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
