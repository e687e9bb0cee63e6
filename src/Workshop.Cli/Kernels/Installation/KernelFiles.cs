using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Workshop.Cli.Kernels.Installation;

/// <summary>The files of this tool that a kernel needs, wherever the tool lies.</summary>
/// <param name="Folder">The tool's folder.</param>
/// <param name="Names">The files, relative to it.</param>
internal sealed record KernelFiles(string Folder, IReadOnlyList<string> Names)
{
    /// <summary>Those of the tool that runs.</summary>
    internal static KernelFiles OfThisTool() => Of(AppContext.BaseDirectory);

    /// <summary>Those of the tool in a folder: what its list of dependencies names, and the documentation that completion shows.</summary>
    internal static KernelFiles Of(string folder)
    {
        using var dependencies = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "course.deps.json")));
        var names = new SortedSet<string>(StringComparer.Ordinal) { "course.dll", "course.deps.json", "course.runtimeconfig.json" };
        foreach (var library in dependencies.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
        {
            // Assets of a package lie flat, unless they are for one platform only.
            foreach (var asset in AssetsOf(library.Value, "runtime"))
                names.Add(Path.GetFileName(asset));
            foreach (var asset in AssetsOf(library.Value, "runtimeTargets"))
                names.Add(asset);
        }
        names.UnionWith(names.Where(name => name.EndsWith(".dll", StringComparison.Ordinal)).Select(name => Path.ChangeExtension(name, ".xml")).ToArray());
        return new KernelFiles(folder, [.. names.Where(name => File.Exists(Path.Combine(folder, name)))]);
    }

    /// <summary>The same for the same files, and for no others.</summary>
    internal string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Names)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, name))));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>Copies them into a new folder.</summary>
    internal void CopyTo(string target)
    {
        foreach (var name in Names)
        {
            var file = Path.Combine(target, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.Copy(Path.Combine(Folder, name), file);
        }
    }

    private static IEnumerable<string> AssetsOf(JsonElement library, string kind) =>
        library.TryGetProperty(kind, out var assets) ? assets.EnumerateObject().Select(asset => asset.Name) : [];
}
