using System.Diagnostics;
using Jupyter.Tests;
using Repository.Tests;

[assembly: AssemblyFixture(typeof(InstalledKernel))]

namespace Jupyter.Tests;

/// <summary>Our kernel, installed by the tool into a folder of its own. Made once for all tests.</summary>
public sealed class InstalledKernel : IAsyncLifetime
{
    internal const string Name = ".net-csharp";

    private static readonly string Tool = Path.Combine(Tree.Root, "artifacts", "bin", "Workshop.Cli", "release", "course.dll");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jupyter-tests-");

    /// <summary>A folder for files of the tests.</summary>
    internal string Folder => _folder.FullName;

    /// <summary>Where the kernel was installed.</summary>
    internal string Prefix => Path.Combine(Folder, "prefix");

    /// <summary>What makes Jupyter see this kernel, and nothing of the user's own configuration.</summary>
    internal IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["JUPYTER_PATH"] = Path.Combine(Prefix, "share", "jupyter"),
        ["JUPYTER_CONFIG_DIR"] = Path.Combine(Folder, "config"),
        ["JUPYTER_DATA_DIR"] = Path.Combine(Folder, "data"),
        ["JUPYTER_RUNTIME_DIR"] = Path.Combine(Folder, "runtime"),
        ["IPYTHONDIR"] = Path.Combine(Folder, "ipython"),
        ["PYTHONDONTWRITEBYTECODE"] = "1",
    };

    public async ValueTask InitializeAsync() => await CourseAsync("kernel", "install", "--prefix", Prefix);

    public async ValueTask DisposeAsync()
    {
        await CourseAsync("kernel", "uninstall", "--prefix", Prefix);
        _folder.Delete(recursive: true);
    }

    private static async Task CourseAsync(params string[] arguments)
    {
        using var course = Process.Start(new ProcessStartInfo("dotnet", ["exec", Tool, .. arguments])
        {
            WorkingDirectory = Tree.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = course.StandardOutput.ReadToEndAsync();
        var error = course.StandardError.ReadToEndAsync();
        await course.WaitForExitAsync();
        Assert.True(course.ExitCode == 0, $"course {string.Join(' ', arguments)} ended with {course.ExitCode}:\n{await output}\n{await error}");
    }
}
