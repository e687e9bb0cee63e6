namespace Workshop.Publishing.Text;

/// <summary>The small drawings beside the titles of admonitions and of cells with something to do, 20 by 20, in the colour of the text.</summary>
internal static class AdmonitionIcon
{
    internal static string Svg(string className)
    {
        var strokes = className switch
        {
            // A gable with a door: the workshop.
            "analogy" => """<path d="M3 17V8l7-5 7 5v9zM8 17v-5h4v5"/>""",
            "warning" => """<path d="M10 3 2.5 16.5h15zM10 8v4M10 14.4v.1"/>""",
            "tip" => """<path d="M7.5 14.5h5M8.5 17h3M10 3a5 5 0 0 0-3 9c.5.4.8 1 .8 1.6v.9h4.4v-.9c0-.6.3-1.2.8-1.6a5 5 0 0 0-3-9z"/>""",
            "definition" => """<path d="M4 3.5h9.5a2 2 0 0 1 2 2v11H6a2 2 0 0 1-2-2zM4 14.5a2 2 0 0 1 2-2h9.5M7.5 7h4.5"/>""",
            "exercise" => """<path d="m3.5 16.5.8-3.4 9-9a1.6 1.6 0 0 1 2.3 0l.3.3a1.6 1.6 0 0 1 0 2.3l-9 9zM11.8 5.6l2.6 2.6"/>""",
            "check" => """<path d="M4 10.5 8.2 15 16 5.5"/>""",
            "predict" => """<path d="M6.8 7.4a3.3 3.3 0 1 1 4.8 2.9c-1 .6-1.6 1.2-1.6 2.4M10 15.9v.1"/>""",
            "in-brief" => """<path d="M11 2.5 4.5 11.5H9.5L8.5 17.5 15.5 8h-5z"/>""",
            _ => """<circle cx="10" cy="10" r="7"/><path d="M10 9.2v4.3M10 6.4v.1"/>""",
        };
        return $"""<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">{strokes}</svg>""";
    }
}
