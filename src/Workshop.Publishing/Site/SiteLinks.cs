using Markdig.Helpers;
using Workshop.Notebooks;

namespace Workshop.Publishing;

/// <summary>What links may lead to: notebooks, their sections, images. Collects the images and the warnings.</summary>
internal sealed class SiteLinks(CourseOutline outline, IReadOnlyList<ParsedNotebook> notebooks)
{
    private readonly Dictionary<string, string> _media = new(StringComparer.Ordinal);
    private readonly List<PublishWarning> _warnings = [];

    /// <summary>Address in the site, relative to its root, to the file it is copied from.</summary>
    internal IReadOnlyDictionary<string, string> Media => _media;

    internal IReadOnlyList<PublishWarning> Warnings => _warnings;

    // Page and slides render the same cell; one warning is enough.
    internal void Warn(PublishWarning warning)
    {
        if (!_warnings.Contains(warning))
            _warnings.Add(warning);
    }

    /// <summary>The chapter whose notebook <paramref name="path"/>, relative to another one, names.</summary>
    internal CourseChapter? Find(SiteNotebook from, string path)
    {
        var full = FullPath(from, Uri.UnescapeDataString(path));
        return notebooks.FirstOrDefault(other => Path.GetFullPath(other.Source.Path) == full)?.Source.Chapter
            ?? outline.Chapters.FirstOrDefault(chapter => FullPath(from, chapter.File) == full && File.Exists(full));
    }

    /// <summary>The id of the heading that <paramref name="fragment"/> names, in Jupyter's spelling or in ours.</summary>
    internal string? SectionOf(CourseChapter chapter, string fragment)
    {
        var slug = LinkHelper.UrilizeAsGfm(fragment);
        var target = notebooks.FirstOrDefault(notebook => notebook.Source.Chapter == chapter);
        // A chapter that is not published now keeps its page of before, whose headings are not known here.
        return target is null
            ? slug
            : target.Headings.Select(heading => heading.Id).FirstOrDefault(id => id == fragment || id == slug);
    }

    internal string AddMedia(SiteNotebook notebook, string path)
    {
        var source = FullPath(notebook, path);
        // ".." must not lead out of the site's folder.
        var inside = string.Join('/', path.Split('/', '\\').Where(part => part is not ("" or "." or "..")));
        var address = $"assets/media/{notebook.Chapter.Name}/{inside}";
        _media[address] = source;
        return string.Join('/', address.Split('/').Select(Uri.EscapeDataString));
    }

    internal static string FullPath(SiteNotebook notebook, string path) =>
        Path.GetFullPath(path, Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!);
}
