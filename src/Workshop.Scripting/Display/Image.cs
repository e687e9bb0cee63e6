using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Text;

namespace Workshop.Scripting.Display;

/// <summary>A picture: PNG, JPEG, GIF or WebP. Immutable; the file or stream is read once, when the image is made.</summary>
public sealed class Image : MimeContent
{
    private Image(string mimeType, string base64, string? alt, int? width, int? height)
        // Alternative text and size need an element of their own: the protocol's image types carry neither.
        : base(mimeType, base64, alt ?? $"({mimeType}, {Kilobytes(base64)})",
            alt is null && width is null && height is null ? null : Element(mimeType, base64, alt, width, height)) =>
        (AlternativeText, Width, Height) = (alt, width, height);

    /// <summary>What the picture shows, for those who do not see it; null when nobody said.</summary>
    public string? AlternativeText { get; }

    /// <summary>The width on the page in pixels; null for the picture's own.</summary>
    public int? Width { get; }

    /// <summary>The height on the page in pixels; null for the picture's own.</summary>
    public int? Height { get; }

    internal override string InPage => Element(MimeType, Content, AlternativeText, Width, Height);

    /// <summary>A picture from a file.</summary>
    /// <exception cref="FormatException">It is neither PNG, JPEG, GIF nor WebP.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Image FromFile(string path, string? alt = null, int? width = null, int? height = null) =>
        Of(File.ReadAllBytes(path), $"'{path}'", alt, width, height);

    /// <summary>A picture from the bytes of a file.</summary>
    /// <exception cref="FormatException">They are neither PNG, JPEG, GIF nor WebP.</exception>
    public static Image FromBytes(ReadOnlySpan<byte> bytes, string? alt = null, int? width = null, int? height = null) =>
        Of(bytes, "These bytes", alt, width, height);

    /// <summary>A picture from a stream, read from where it stands to its end.</summary>
    /// <exception cref="FormatException">It is neither PNG, JPEG, GIF nor WebP.</exception>
    public static Image FromStream(Stream stream, string? alt = null, int? width = null, int? height = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Of(bytes.ToArray(), "This stream", alt, width, height);
    }

    private static Image Of(ReadOnlySpan<byte> bytes, string what, string? alt, int? width, int? height)
    {
        if (width is { } w)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(w, nameof(width));
        if (height is { } h)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(h, nameof(height));
        return new Image(TypeOf(bytes, what), Convert.ToBase64String(bytes), alt, width, height);
    }

    // By the first bytes: an extension may lie.
    private static string TypeOf(ReadOnlySpan<byte> bytes, string what) =>
        bytes.Length > 4 && bytes[0] == 0x89 && bytes[1..].StartsWith("PNG"u8) ? "image/png"
        : bytes.Length > 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF ? "image/jpeg"
        : bytes.StartsWith("GIF8"u8) ? "image/gif"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : throw new FormatException($"{what} is no PNG, JPEG, GIF or WebP. Show SVG with SVG(…), convert other formats first.");

    private static string Element(string mimeType, string base64, string? alt, int? width, int? height)
    {
        var html = new StringBuilder(base64.Length + 200)
            .Append("<img src=\"data:").Append(mimeType).Append(";base64,").Append(base64)
            .Append("\" alt=\"").Append(WebUtility.HtmlEncode(alt)).Append('"');
        if (width is { } w)
            html.Append(CultureInfo.InvariantCulture, $" width=\"{w}\"");
        if (height is { } h)
            html.Append(CultureInfo.InvariantCulture, $" height=\"{h}\"");
        return html.Append(" style=\"max-width:100%\">").ToString();
    }

    private static string Kilobytes(string base64) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Base64.GetMaxDecodedFromUtf8Length(base64.Length) / 1000):#,0} kB");
}
