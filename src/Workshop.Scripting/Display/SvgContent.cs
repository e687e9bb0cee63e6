using System.Net;

namespace Workshop.Scripting.Display;

/// <summary>A drawing in SVG. Immutable.</summary>
/// <remarks>As HTML besides, where it takes the page's ink for <c>currentColor</c>, has its alternative text, and is whole:
/// nbconvert removes circles and paths from the image type.</remarks>
/// <param name="svg">The <c>&lt;svg&gt;</c> element.</param>
/// <param name="alt">What it shows, for those who do not see it.</param>
public sealed class SvgContent(string svg, string? alt = null) : MimeContent(
    "image/svg+xml", svg, alt ?? "(SVG drawing)", alt is null ? svg : $"<div role=\"img\" aria-label=\"{WebUtility.HtmlEncode(alt)}\">{svg}</div>");
