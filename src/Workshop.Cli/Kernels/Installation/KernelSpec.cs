using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workshop.Cli.Kernels.Installation;

/// <summary>What tells Jupyter how to start a kernel: the folder <c>kernels/NAME</c> in a data folder.</summary>
/// <param name="Folder">Its full path.</param>
internal sealed record KernelSpec(string Folder)
{
    internal const string DefaultName = ".net-csharp";
    internal const string DefaultDisplayName = ".NET (C#)";

    // Whatever carries this mark in its metadata was put there by this tool.
    private const string Mark = "concurrency_workshop";
    private static readonly string[] Logos = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether there is something of that name.</summary>
    internal bool Exists => Directory.Exists(Folder) && Directory.EnumerateFileSystemEntries(Folder).Any();

    private string File => Path.Combine(Folder, "kernel.json");

    /// <summary>The kernel of that name in a data folder.</summary>
    internal static KernelSpec In(string dataFolder, string name) => new(Path.Combine(dataFolder, "kernels", name));

    /// <summary>Every kernel in a data folder.</summary>
    internal static IEnumerable<KernelSpec> AllIn(string dataFolder)
    {
        var kernels = Path.Combine(dataFolder, "kernels");
        return Directory.Exists(kernels) ? Directory.EnumerateDirectories(kernels).Select(folder => new KernelSpec(folder)) : [];
    }

    /// <summary>The copy of the kernel that it starts, if this tool wrote it; null if it is another's.</summary>
    internal string? ReadCopy()
    {
        try
        {
            return JsonNode.Parse(System.IO.File.ReadAllBytes(File))?["metadata"]?[Mark]?["copy"]?.GetValue<string>();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Writes it, each file as a whole and last the one that counts. Files of another's kernel go.</summary>
    /// <param name="displayName">What readers choose it by.</param>
    /// <param name="dotnet">The full path of the program that starts the copy: a client's PATH may have none.</param>
    /// <param name="copy">The folder of the copy.</param>
    /// <param name="staging">A folder on the same disk, to write in.</param>
    internal void Write(string displayName, string dotnet, string copy, string staging)
    {
        foreach (var logo in Logos)
        {
            using var drawn = typeof(KernelSpec).Assembly.GetManifestResourceStream(logo)!;
            using var written = System.IO.File.Create(Path.Combine(staging, logo));
            drawn.CopyTo(written);
        }
        var content = new JsonObject
        {
            ["argv"] = new JsonArray(dotnet, "exec", Path.Combine(copy, "course.dll"), "kernel", "start", "--connection-file", "{connection_file}"),
            ["display_name"] = displayName,
            ["language"] = "C#",
            // A signal that the client's parent ignores never arrives; a message always does.
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { ["debugger"] = false, [Mark] = new JsonObject { ["copy"] = copy } },
        };
        System.IO.File.WriteAllText(Path.Combine(staging, "kernel.json"), content.ToJsonString(Layout) + "\n");

        Directory.CreateDirectory(Folder);
        if (ReadCopy() is null)
            Clear();
        foreach (var name in (string[])[.. Logos, "kernel.json"])
            System.IO.File.Move(Path.Combine(staging, name), Path.Combine(Folder, name), overwrite: true);
    }

    /// <summary>Removes what <see cref="Write"/> wrote, and nothing that somebody put beside it.</summary>
    internal void Remove()
    {
        // The one that counts first: a kernel without it is none.
        foreach (var name in (string[])["kernel.json", .. Logos])
            System.IO.File.Delete(Path.Combine(Folder, name));
        if (!Exists)
            Directory.Delete(Folder);
    }

    private void Clear()
    {
        foreach (var entry in new DirectoryInfo(Folder).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo { LinkTarget: null } folder)
                folder.Delete(recursive: true);
            else
                entry.Delete();
        }
    }
}
