using System.Text;

namespace Workshop.Notebooks;

/// <summary>Replaces a file by a whole new one or not at all.</summary>
/// <remarks>
/// The new content goes to a file beside the old one, is flushed to the disk and renamed over it.
/// Whatever fails, the old file stays as it was and no temporary file stays behind.
/// Two writers at once are safe: the later rename wins.
/// </remarks>
public static class AtomicFile
{
    private static readonly UTF8Encoding Utf8WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Replaces the file at <paramref name="path"/> by <paramref name="text"/> in UTF-8.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder is read-only.</exception>
    public static void WriteAllText(string path, string text) =>
        Write(path, stream => stream.Write(Utf8WithoutMark.GetBytes(text)));

    /// <summary>Replaces the file at <paramref name="path"/> by what <paramref name="write"/> writes.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder is read-only.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        // Renaming over a link would replace the link; its target is what the caller means.
        var file = new FileInfo(path);
        var target = (file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true)!).FullName;
        var temporary = Path.Combine(
            Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
