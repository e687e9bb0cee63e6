namespace Workshop.Scripting;

/// <summary>Who carries the conversations of the cells in this process.</summary>
internal static class CommHost
{
    private static ICommHost? s_current;

    /// <exception cref="InvalidOperationException">Nobody does.</exception>
    internal static ICommHost Current => Volatile.Read(ref s_current)
        ?? throw new InvalidOperationException("This notebook is shown on no page, so there is nobody to converse with. Open it in Jupyter or VS Code.");

    /// <summary>From now on this host carries all new conversations.</summary>
    internal static void Use(ICommHost host) => Volatile.Write(ref s_current, host);
}
