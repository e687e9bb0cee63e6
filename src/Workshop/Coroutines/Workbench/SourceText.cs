using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;

namespace Workshop.Coroutines;

/// <summary>Finds the text of a source: inside the symbols, where compilers of notebooks put it, or in its file.</summary>
internal static class SourceText
{
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>Empty when the text is nowhere.</summary>
    internal static IReadOnlyList<string> Lines(MetadataReader symbols, DocumentHandle document)
    {
        var text = Embedded(symbols, document);
        var file = symbols.GetString(symbols.GetDocument(document).Name);
        if (text is null && Path.IsPathRooted(file) && File.Exists(file)) text = File.ReadAllText(file);
        return text?.ReplaceLineEndings("\n").Split('\n') ?? [];
    }

    private static string? Embedded(MetadataReader symbols, DocumentHandle document)
    {
        foreach (var handle in symbols.GetCustomDebugInformation(document))
        {
            var information = symbols.GetCustomDebugInformation(handle);
            if (symbols.GetGuid(information.Kind) != EmbeddedSource) continue;
            var blob = symbols.GetBlobReader(information.Value);
            var length = blob.ReadInt32(); // Of the text when it is compressed; 0 when it is not.
            var bytes = blob.ReadBytes(blob.RemainingBytes);
            using Stream stored = new MemoryStream(bytes);
            using var plain = length == 0 ? stored : new DeflateStream(stored, CompressionMode.Decompress);
            using var reader = new StreamReader(plain, Encoding.UTF8);
            return reader.ReadToEnd();
        }

        return null;
    }
}
