using System.IO.Compression;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workshop.Scripting.Tests.Packages;

/// <summary>A folder of packages made by the test, with a nuget.config beside it that names it as the only source.</summary>
/// <remarks>From the first one on, NuGet's folders are not the caller's, whatever the environment said.</remarks>
internal sealed class PackageFeed : IDisposable
{
    private static readonly Lazy<MetadataReference[]> Platform = new(() =>
        [MetadataReference.CreateFromFile(typeof(object).Assembly.Location), MetadataReference.CreateFromFile(Assembly.Load("System.Runtime").Location)]);

    // These win over any nuget.config: the tests would find each other's packages in the caller's folder, and leave theirs there.
    static PackageFeed() => Array.ForEach(["NUGET_PACKAGES", "NUGET_FALLBACK_PACKAGES"], name => Environment.SetEnvironmentVariable(name, null));

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("package-tests-");

    public PackageFeed()
    {
        Directory.CreateDirectory(Folder);
        Configure($"""<add key="bakery" value="{Folder}" />""");
    }

    /// <summary>The engine's working directory.</summary>
    public string WorkingDirectory => _root.FullName;

    /// <summary>The feed.</summary>
    public string Folder => Path.Combine(_root.FullName, "feed");

    /// <summary>The folder that packages are installed to.</summary>
    public string Installed => Path.Combine(_root.FullName, "installed");

    public void Configure(string sources) => File.WriteAllText(Path.Combine(_root.FullName, "nuget.config"), $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{Installed}" /></config>
          <packageSources><clear />{sources}</packageSources>
          <disabledPackageSources><clear /></disabledPackageSources>
          <fallbackPackageFolders><clear /></fallbackPackageFolders>
          <packageSourceMapping><clear /></packageSourceMapping>
        </configuration>
        """);

    /// <summary>Adds a package with one library, lib/net8.0/ID.dll, whose class ID has a constant Version.</summary>
    public void Add(string id, string version, params string[] needs) =>
        Add(id, version, needs, ($"lib/net8.0/{id}.dll", Library(id, $"public static class {id} {{ public static string Version => \"{version}\"; }}")));

    /// <summary>Adds a package with these files. Needs look like "Flour [1.0, 2.0)".</summary>
    public void Add(string id, string version, string[] needs, params (string Path, byte[] Content)[] files)
    {
        using var archive = ZipFile.Open(Path.Combine(Folder, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        var dependencies = string.Concat(needs.Select(need => need.Split(' ', 2)).Select(need => $"""<dependency id="{need[0]}" version="{need[1]}" />"""));
        Write($"{id}.nuspec", System.Text.Encoding.UTF8.GetBytes($"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
              <id>{id}</id><version>{version}</version><authors>a test</authors><description>A test's package.</description>
              <dependencies><group targetFramework="net8.0">{dependencies}</group></dependencies>
            </metadata></package>
            """));
        foreach (var (path, content) in files)
            Write(path, content);

        void Write(string path, byte[] content)
        {
            using var entry = archive.CreateEntry(path).Open();
            entry.Write(content);
        }
    }

    /// <summary>Compiles a library.</summary>
    public static byte[] Library(string name, string source)
    {
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], Platform.Value, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)).Emit(image);
        Assert.True(result.Success, string.Join("; ", result.Diagnostics));
        return image.ToArray();
    }

    public void Dispose()
    {
        // On Windows the loaded libraries stay until the process ends.
        if (!OperatingSystem.IsWindows())
            _root.Delete(recursive: true);
    }
}
