using System.Globalization;

namespace Workshop.Notebooks;

/// <summary>What the course's outline says about one notebook.</summary>
/// <param name="Order">The notebook's place in the course, from 1.</param>
/// <param name="File">Its file name, relative to the outline, such as <c>00-processes-threads-coroutines.ipynb</c>.</param>
/// <param name="Title">Its title, as plain text.</param>
/// <param name="Minutes">How long a reader takes, in minutes; at least 1.</param>
/// <param name="Objectives">What the reader can do afterwards, a phrase each.</param>
/// <param name="Prerequisites">File names of the notebooks to read before; all stand earlier in the outline.</param>
public sealed record CourseChapter(
    int Order,
    string File,
    string Title,
    int Minutes,
    IReadOnlyList<string> Objectives,
    IReadOnlyList<string> Prerequisites)
{
    /// <summary>The file name without its ending: what the page and the slides are called.</summary>
    public string Name => Path.GetFileNameWithoutExtension(File);

    /// <summary>The chapter's number as readers see it: the digits its file name starts with, or else its place.</summary>
    public string Number
    {
        get
        {
            var digits = string.Concat(Name.TakeWhile(char.IsAsciiDigit));
            return digits.Length > 0 ? digits : Order.ToString(CultureInfo.InvariantCulture);
        }
    }
}
