namespace Workshop.Cli.Kernels.Installation;

/// <summary>The copies of the kernel in one of Jupyter's data folders, each named by the fingerprint of its files.</summary>
/// <remarks>
/// <code>
/// staged ─renamed→ whole ─its kernelspec is gone or names another, no kernel runs from it→ removed
/// </code>
/// A copy never changes, so that a kernel which runs from it can load what it needs later. Clients start a kernel again from
/// the copy it came from, whatever was installed meanwhile.
/// </remarks>
internal sealed class KernelCopies(string dataFolder)
{
    private readonly string _folder = Path.Combine(dataFolder, "concurrency-workshop");

    /// <summary>Where the copy of these files lies or would lie.</summary>
    internal string PathOf(KernelFiles files) => Path.Combine(_folder, files.Fingerprint());

    /// <summary>Keeps others from installing into this data folder until disposed.</summary>
    /// <exception cref="CourseException">Somebody else does it now.</exception>
    internal IDisposable Lock()
    {
        Directory.CreateDirectory(_folder);
        try
        {
            return new FileStream(Path.Combine(_folder, "install.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new CourseException(CourseExitCode.LacksSomething, $"Another installation works in '{_folder}'. Try again when it has ended.", exception);
        }
    }

    /// <summary>Makes a folder for what is not whole yet. The caller deletes it.</summary>
    internal string Stage() => Directory.CreateDirectory(Path.Combine(_folder, $"{Guid.NewGuid():N}.tmp")).FullName;

    /// <summary>Makes a copy, unless there is one. Under the lock, or another's cleaning up takes it for unused.</summary>
    /// <returns>Its folder.</returns>
    internal string Add(KernelFiles files)
    {
        var copy = PathOf(files);
        if (Directory.Exists(copy))
            return copy;
        var staging = Stage();
        try
        {
            files.CopyTo(staging);
            File.WriteAllBytes(Path.Combine(staging, KernelCopyUse.LockFile), []);
            Directory.Move(staging, copy);
        }
        finally
        {
            DeleteIfThere(staging);
        }
        return copy;
    }

    /// <summary>Removes the copies that no kernelspec names and no kernel runs from. Under the lock.</summary>
    /// <returns>Those that a kernel still runs from, although no kernelspec names them.</returns>
    internal IReadOnlyList<string> RemoveUnused()
    {
        var named = KernelSpec.AllIn(dataFolder).Select(spec => spec.ReadCopy()).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var kept = new List<string>();
        foreach (var copy in Directory.EnumerateDirectories(_folder).Where(copy => !named.Contains(copy)))
        {
            // Whoever left something half-made is gone.
            if (copy.EndsWith(".tmp", StringComparison.Ordinal))
                DeleteIfThere(copy);
            else if (!TryRemove(copy))
                kept.Add(copy);
        }
        if (!Directory.EnumerateDirectories(_folder).Any())
            DeleteIfThere(_folder);
        return kept;
    }

    private static bool TryRemove(string copy)
    {
        // Renamed first: a copy that is half deleted must not be taken for one.
        var condemned = $"{copy}.{Guid.NewGuid():N}.tmp";
        using (var free = KernelCopyUse.TryExclude(copy))
        {
            if (free is null)
                return false;
            try
            {
                // Windows does not rename the folder of an open file; there the lock has done its work.
                if (OperatingSystem.IsWindows())
                    free.Dispose();
                Directory.Move(copy, condemned);
            }
            catch (IOException)
            {
                return false;
            }
        }
        DeleteIfThere(condemned);
        return true;
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
