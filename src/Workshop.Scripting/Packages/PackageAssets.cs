namespace Workshop.Scripting.Packages;

/// <summary>What packages bring along, as full paths.</summary>
/// <param name="References">What the compiler sees.</param>
/// <param name="Assemblies">What is loaded, by simple name.</param>
/// <param name="NativeLibraries">What is loaded, by file name.</param>
internal sealed record PackageAssets(
    IReadOnlyCollection<string> References,
    IReadOnlyDictionary<string, string> Assemblies,
    IReadOnlyDictionary<string, string> NativeLibraries);
