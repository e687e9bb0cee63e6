using System.Security.Cryptography;

namespace Workshop.Publishing.Reveal;

/// <summary>reveal.js from npm, in the one version that the lock file names.</summary>
internal static class RevealPackage
{
    private static readonly TimeSpan LockLimit = TimeSpan.FromMinutes(10);

    /// <summary>The files the site needs: name in the site, then path in the package.</summary>
    private static readonly (string Name, string Path)[] Files =
    [
        ("reveal.css", "dist/reveal.css"),
        ("reveal.js", "dist/reveal.js"),
        ("notes.js", "dist/plugin/notes.js"),
        ("LICENSE", "LICENSE"),
    ];

    /// <summary>
    /// The package's files, installed into <paramref name="npmFolder"/> unless they are there:
    /// name in the site, then full path.
    /// </summary>
    /// <remarks>Safe when several processes call it at once: one installs, the others wait.</remarks>
    /// <exception cref="SlidesUnavailableException">npm is missing or failed.</exception>
    internal static IReadOnlyList<(string Name, string Path)> Provide(string npmFolder, string? searchPath)
    {
        var manifest = EmbeddedFile.Read("package.json");
        var lockFile = EmbeddedFile.Read("package-lock.json");
        // The folder's name says what is in it, so a new version never meets the files of an old one.
        var version = Convert.ToHexStringLower(SHA256.HashData(lockFile).AsSpan(0, 6));
        var folder = Path.GetFullPath(Path.Combine(npmFolder, $"reveal-{version}"));
        if (!Directory.Exists(folder))
            WithLock(folder, () => Install(folder, manifest, lockFile, searchPath));
        var package = Path.Combine(folder, "node_modules", "reveal.js");
        var missing = Files.FirstOrDefault(file => !File.Exists(Path.Combine(package, file.Path)));
        return missing.Path is null
            ? [.. Files.Select(file => (file.Name, Path.Combine(package, file.Path)))]
            : throw new SlidesUnavailableException($"reveal.js in {folder} lacks {missing.Path}", "Delete that folder, then publish again.");
    }

    private static void Install(string folder, byte[] manifest, byte[] lockFile, string? searchPath)
    {
        // Another process may have finished while this one waited.
        if (Directory.Exists(folder))
            return;
        var npm = NpmCommand.Find(searchPath);
        var half = $"{folder}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(half);
        try
        {
            File.WriteAllBytes(Path.Combine(half, "package.json"), manifest);
            File.WriteAllBytes(Path.Combine(half, "package-lock.json"), lockFile);
            npm.InstallLocked(half);
            Directory.Move(half, folder);
        }
        finally
        {
            if (Directory.Exists(half))
                Directory.Delete(half, recursive: true);
        }
    }

    private static void WithLock(string folder, Action install)
    {
        var name = $"workshop-npm-{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(folder)).AsSpan(0, 8))}";
        using var mutex = new Mutex(initiallyOwned: false, name, new NamedWaitHandleOptions { CurrentUserOnly = true, CurrentSessionOnly = false });
        try
        {
            if (!mutex.WaitOne(LockLimit))
                throw new SlidesUnavailableException($"another process has been installing reveal.js for {LockLimit.TotalMinutes} minutes", "End it, then publish again.");
        }
        catch (AbandonedMutexException)
        {
            // Its owner died; what it left is a temporary folder that nobody reads. The lock is ours.
        }
        try
        {
            install();
        }
        finally
        {
            mutex.ReleaseMutex();
        }
    }
}
