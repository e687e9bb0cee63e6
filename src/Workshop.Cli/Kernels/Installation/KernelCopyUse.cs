namespace Workshop.Cli.Kernels.Installation;

/// <summary>How a kernel says that it runs from its copy, so that nobody removes that.</summary>
/// <remarks>A lock on a file: the system gives it up with the process, however that ends.</remarks>
internal static class KernelCopyUse
{
    internal const string LockFile = "in-use.lock";

    /// <summary>Keeps the copy that this process runs from, until disposed. Null when the tool does not run from a copy.</summary>
    internal static IDisposable? Hold() => Hold(AppContext.BaseDirectory);

    /// <summary>Keeps a copy until disposed; any number of kernels may. Null when the folder is no copy.</summary>
    internal static IDisposable? Hold(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, LockFile), FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps kernels from starting in a copy, or null if one runs.</summary>
    internal static IDisposable? TryExclude(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
