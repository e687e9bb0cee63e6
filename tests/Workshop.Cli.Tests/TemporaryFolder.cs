using System.Text.Json.Nodes;
using Workshop.Notebooks;

namespace Workshop.Cli.Tests;

/// <summary>An empty folder, in which tests write notebooks; gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("course-tests-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a C# notebook with these code cells.</summary>
    public string Notebook(params string[] cells) => Write("lesson.ipynb", [.. cells.Select((source, index) => Code(index, source))]);

    /// <summary>Writes a notebook with these cells under this name.</summary>
    public string Write(string name, params NotebookCell[] cells)
    {
        var path = File(name);
        var kernel = new JsonObject { ["name"] = ".net-csharp", ["language"] = "C#", ["display_name"] = ".NET (C#)" };
        new Notebook { Cells = [.. cells], Metadata = new JsonObject { ["kernelspec"] = kernel } }.Save(path);
        return path;
    }

    public static NotebookCell Code(int index, string source, params string[] tags) => new(CellKind.Code, source, $"cell-{index}")
    {
        Metadata = tags.Length == 0 ? [] : new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]) },
    };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
