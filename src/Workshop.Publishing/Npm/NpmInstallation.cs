using System.Security.Cryptography;
using System.Text;

namespace Workshop.Publishing.Npm;

/// <summary>Where packages of npm are kept, and the npm that installs those that are missing.</summary>
/// <param name="folder">The folder; created when needed.</param>
/// <param name="searchPath">The folders to look for npm in, separated as in PATH; null means PATH itself.</param>
internal sealed class NpmInstallation(string folder, string? searchPath)
{
    private static readonly TimeSpan LockLimit = TimeSpan.FromMinutes(10);

    /// <summary>The package's files, installed unless they are there: name in the site, then full path.</summary>
    /// <remarks>Safe when several processes call it at once: one installs, the others wait.</remarks>
    /// <exception cref="PackageUnavailableException">npm is missing or failed.</exception>
    internal IReadOnlyList<(string Name, string Path)> Provide(NpmPackage package)
    {
        var lockFile = EmbeddedFile.Read($"{package.Folder}/package-lock.json");
        // The folder's name says what is in it, so a new version never meets the files of an old one.
        var version = Convert.ToHexStringLower(SHA256.HashData(lockFile).AsSpan(0, 6));
        var home = Path.GetFullPath(Path.Combine(folder, $"{package.Folder}-{version}"));
        if (!Directory.Exists(home))
            WithLock(home, package, () => Install(home, package, lockFile));
        return [.. package.Files.SelectMany(file => FilesOf(package, home, file.Name, file.Path))];
    }

    private static IEnumerable<(string Name, string Path)> FilesOf(NpmPackage package, string home, string name, string path)
    {
        var source = Path.Combine(home, "node_modules", package.Id, path);
        var pattern = Path.GetFileName(path);
        if (!pattern.StartsWith('*'))
            return File.Exists(source) ? [(name, source)] : throw Lacks(package, home, path);
        var folder = Path.GetDirectoryName(source)!;
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, pattern) : [];
        return files.Length > 0 ? files.Select(file => ($"{name}/{Path.GetFileName(file)}", file)) : throw Lacks(package, home, path);
    }

    private static PackageUnavailableException Lacks(NpmPackage package, string home, string path) =>
        new($"{package.Name} in {home} lacks {path}", "Delete that folder, then publish again.");

    private void Install(string home, NpmPackage package, byte[] lockFile)
    {
        // Another process may have finished while this one waited.
        if (Directory.Exists(home))
            return;
        var npm = NpmCommand.Find(searchPath, package);
        var half = $"{home}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(half);
        try
        {
            File.WriteAllBytes(Path.Combine(half, "package.json"), EmbeddedFile.Read($"{package.Folder}/package.json"));
            File.WriteAllBytes(Path.Combine(half, "package-lock.json"), lockFile);
            npm.InstallLocked(half, package);
            Directory.Move(half, home);
        }
        finally
        {
            if (Directory.Exists(half))
                Directory.Delete(half, recursive: true);
        }
    }

    private static void WithLock(string home, NpmPackage package, Action install)
    {
        var name = $"workshop-npm-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(home)).AsSpan(0, 8))}";
        using var mutex = new Mutex(initiallyOwned: false, name, new NamedWaitHandleOptions { CurrentUserOnly = true, CurrentSessionOnly = false });
        try
        {
            if (!mutex.WaitOne(LockLimit))
                throw new PackageUnavailableException($"another process has been installing {package.Name} for {LockLimit.TotalMinutes} minutes", "End it, then publish again.");
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
