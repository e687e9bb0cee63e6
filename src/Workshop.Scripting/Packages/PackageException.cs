namespace Workshop.Scripting.Packages;

/// <summary>A package that cannot be had, in one line for the reader: which, why, and the remedy. Nothing was changed.</summary>
internal sealed class PackageException(string packageId, string message, Exception? cause = null) : Exception(message, cause)
{
    internal string PackageId { get; } = packageId;
}
