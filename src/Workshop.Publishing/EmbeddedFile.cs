namespace Workshop.Publishing;

/// <summary>Files that are part of this assembly.</summary>
internal static class EmbeddedFile
{
    internal static byte[] Read(string name)
    {
        using var stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly holds no file '{name}'. Add it to Assets/ or Npm/Locks/ and build again.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
