namespace Workshop.Notebooks.Tests;

/// <summary>An empty folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("workshop-notebooks-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public IEnumerable<string?> Names => Directory.EnumerateFileSystemEntries(Path).Select(System.IO.Path.GetFileName);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
