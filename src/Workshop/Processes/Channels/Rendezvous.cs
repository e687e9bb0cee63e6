namespace Workshop.Processes;

/// <summary>The places in the file system where two sides meet: needed until both are there, and then removed.</summary>
internal static class Rendezvous
{
    /// <summary>A new empty folder that only this user may enter.</summary>
    internal static string NewFolder() => Directory.CreateTempSubdirectory("ipc-").FullName;

    /// <summary>Removes files, and their folder if nothing else is in it. Both sides may do so at the same time.</summary>
    internal static void Remove(string folder, params ReadOnlySpan<string> files)
    {
        try
        {
            foreach (var file in files)
                File.Delete(file);
            Directory.Delete(folder, recursive: false);
        }
        catch (Exception alreadyGone) when (alreadyGone is IOException or UnauthorizedAccessException)
        {
            // The other side was faster, or (with an address written by hand) the folder is not ours.
        }
    }
}
