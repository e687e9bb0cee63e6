using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Workshop.Scripting.LanguageServices;

/// <summary>The XML documentation of one library: only the places of its entries stay in memory, an entry is read when asked for.</summary>
/// <remarks>The platform's documentation is tens of megabytes, of which a reader looks at a few hundred bytes. Thread-safe.</remarks>
internal sealed class XmlDocumentationIndex(string path) : DocumentationProvider
{
    private readonly Lazy<Dictionary<string, (long Start, int Length)>> _entries = new(() => Scan(path));

    /// <summary>The documentation beside a library, or an empty one.</summary>
    internal static DocumentationProvider Beside(string library)
    {
        var file = Path.ChangeExtension(library, ".xml");
        return File.Exists(file) ? new XmlDocumentationIndex(file) : Default;
    }

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => path.GetHashCode(StringComparison.Ordinal);

    protected override string? GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken)
    {
        try
        {
            return _entries.Value.TryGetValue(documentationMemberID, out var place) ? Read(place.Start, place.Length) : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private string Read(long start, int length)
    {
        using var file = File.OpenRead(path);
        file.Position = start;
        var bytes = new byte[length];
        file.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    private static Dictionary<string, (long Start, int Length)> Scan(string path)
    {
        var entries = new Dictionary<string, (long, int)>(StringComparer.Ordinal);
        ReadOnlySpan<byte> text = File.ReadAllBytes(path);
        var at = 0;
        while (text[at..].IndexOf("<member name=\""u8) is var found && found >= 0)
        {
            var start = at + found;
            var rest = text[(start + 14)..];
            var nameLength = rest.IndexOf((byte)'"');
            var length = text[start..].IndexOf("</member>"u8);
            if (nameLength < 0 || length < 0)
                break;
            length += 9;
            entries[Encoding.UTF8.GetString(rest[..nameLength])] = (start, length);
            at = start + length;
        }

        return entries;
    }
}
