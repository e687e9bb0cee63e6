using Workshop.Notebooks;

namespace Workshop.Publishing.Text;

/// <summary>Where the links of one cell lead in the site. A dead one becomes a warning and stays text.</summary>
internal sealed class CellLinks(SiteLinks site, SiteNotebook notebook, int cell, bool onSlides)
{
    private static readonly string[] SafeSchemes = ["http", "https", "mailto"];

    // The slides lie one folder below the pages.
    private string Root => onSlides ? "../" : "";

    /// <summary>The link's target in the site, or null if it must not be a link.</summary>
    internal string? Link(string url)
    {
        if (url.StartsWith('#'))
            return Section(notebook.Chapter, url[1..], onSlides ? $"{Root}{notebook.Chapter.Name}.html" : "");
        if (SchemeOf(url) is { } scheme)
            return SafeSchemes.Contains(scheme) ? url : Warn($"the link '{url}' is left out: only http, https and mailto lead out of the site.");
        var (path, fragment) = SplitFragment(url);
        if (path.EndsWith(".ipynb", StringComparison.Ordinal) && site.Find(notebook, path) is { } chapter)
            return Section(chapter, fragment, $"{Root}{chapter.Name}.html");
        return Exists(path)
            ? Warn($"the link '{url}' is left out: the file is not part of the site. Link to a notebook of the course, or to the web.", isDead: false)
            : Warn($"the link '{url}' is dead: there is no such file beside the notebook. Correct the path.");
    }

    /// <summary>The image's address in the site, or null if there is no such image.</summary>
    internal string? Image(string url)
    {
        if (url.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase))
            return url;
        if (SchemeOf(url) is not null)
            return Warn($"the image '{url}' would be fetched from the network. Put the file beside the notebook.");
        var path = Uri.UnescapeDataString(url);
        return Exists(path)
            ? Root + site.AddMedia(notebook, path)
            : Warn($"the image '{url}' is missing. Correct the path, relative to the notebook.");
    }

    private string? Section(CourseChapter chapter, string? fragment, string page)
    {
        if (string.IsNullOrEmpty(fragment))
            return page;
        return site.SectionOf(chapter, Uri.UnescapeDataString(fragment)) is { } id
            ? $"{page}#{id}"
            : Warn($"the link '#{fragment}' is dead: {chapter.File} has no such heading. Correct the heading's name.");
    }

    private bool Exists(string path)
    {
        var full = SiteLinks.FullPath(notebook, Uri.UnescapeDataString(path));
        return File.Exists(full) || Directory.Exists(full);
    }

    private string? Warn(string message, bool isDead = true)
    {
        site.Warn(new PublishWarning(notebook.Path, cell, message) { IsDead = isDead });
        return null;
    }

    private static (string Path, string? Fragment) SplitFragment(string url) =>
        url.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? (url[..hash], url[(hash + 1)..]) : (url, null);

    // Browsers ignore spaces and control characters in a scheme, so "java\tscript:" counts as one.
    private static string? SchemeOf(string url)
    {
        var clean = string.Concat(url.Where(c => c > ' '));
        if (clean.StartsWith("//", StringComparison.Ordinal))
            return "network";
        var colon = clean.IndexOf(':', StringComparison.Ordinal);
        var path = clean.IndexOfAny(['/', '?', '#']);
        return colon >= 0 && (path < 0 || colon < path) ? clean[..colon].ToLowerInvariant() : null;
    }
}
