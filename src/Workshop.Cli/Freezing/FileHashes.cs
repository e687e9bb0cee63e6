using System.Security.Cryptography;

namespace Workshop.Cli.Freezing;

/// <summary>The hashes of files' contents, each file read once as long as its size and write time stay. Not thread-safe.</summary>
internal sealed class FileHashes
{
    private readonly Dictionary<string, (long Length, DateTime Written, string Hash)> _known = new(StringComparer.Ordinal);

    /// <summary>The hash in hexadecimal; a file that is not there or cannot be read has a word instead, which no other content has.</summary>
    internal string Of(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                return "missing";
            if (_known.TryGetValue(path, out var known) && known.Length == file.Length && known.Written == file.LastWriteTimeUtc)
                return known.Hash;
            using var content = file.OpenRead();
            var hash = Convert.ToHexStringLower(SHA256.HashData(content));
            _known[path] = (file.Length, file.LastWriteTimeUtc, hash);
            return hash;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "unreadable";
        }
    }
}
