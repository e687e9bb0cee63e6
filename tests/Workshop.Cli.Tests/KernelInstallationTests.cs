using System.Text.Json.Nodes;
using Workshop.Cli.Kernels.Installation;

namespace Workshop.Cli.Tests;

public sealed class KernelInstallationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _data;

    public KernelInstallationTests() => _data = _folder.File("jupyter");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_kernelspec_starts_a_copy_and_not_the_tool_itself()
    {
        var spec = Install("one");
        var argv = Spec(spec)["argv"]!.AsArray().Select(part => (string)part!).ToArray();
        Assert.True(Path.IsPathFullyQualified(argv[0]));
        Assert.Equal(["exec", Path.Combine(Copies()[0], "course.dll"), "kernel", "start", "--connection-file", "{connection_file}"], argv[1..]);
        Assert.Equal("one", File.ReadAllText(Path.Combine(Copies()[0], "course.dll")));
        Assert.Equal("message", (string?)Spec(spec)["interrupt_mode"]);
        Assert.Equal((".NET (C#)", "C#"), ((string?)Spec(spec)["display_name"], (string?)Spec(spec)["language"]));
    }

    [Fact]
    public void Clients_find_logos_beside_the_kernelspec() =>
        Assert.Equal(
            ["kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"],
            Directory.EnumerateFiles(Install("one")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Only_what_the_list_of_dependencies_names_is_copied()
    {
        Install("one");
        Assert.Equal(
            ["Library.dll", "Library.xml", "course.deps.json", "course.dll", "in-use.lock", "runtimes/win/Library.dll"],
            Directory.EnumerateFiles(Copies()[0], "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Copies()[0], file).Replace('\\', '/')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Installing_the_same_again_changes_nothing_and_another_build_replaces_the_copy()
    {
        Install("one");
        var first = Copies();
        Install("one");
        Assert.Equal(first, Copies());
        Install("two");
        Assert.Equal("two", File.ReadAllText(Path.Combine(Assert.Single(Copies()), "course.dll")));
    }

    [Fact]
    public void A_copy_stays_while_a_kernel_runs_from_it_or_another_kernelspec_names_it()
    {
        Install("one");
        var first = Assert.Single(Copies());
        using (KernelCopyUse.Hold(first))
        {
            Install("two");
            Assert.Equal(2, Copies().Length);
        }
        new KernelInstallation(_data, "other").Install(Tool("two"), "Other", force: false);
        var second = Assert.Single(Copies());
        Install("three");
        Assert.Contains(second, Copies());
        Assert.Equal(2, Copies().Length);
    }

    [Fact]
    public void Another_ones_kernel_is_replaced_by_force_only()
    {
        var foreign = Directory.CreateDirectory(Path.Combine(_data, "kernels", ".net-csharp")).FullName;
        File.WriteAllText(Path.Combine(foreign, "kernel.json"), """{"argv": ["dotnet-interactive"], "display_name": "theirs"}""");
        File.WriteAllText(Path.Combine(foreign, "kernel.js"), "theirs");

        var refusal = Assert.Throws<CourseException>(() => Install("one"));
        Assert.Equal(1, refusal.ExitCode);
        Assert.Contains("--force", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("theirs", (string?)Spec(foreign)["display_name"]);
        Assert.Empty(Copies());

        new KernelInstallation(_data, ".net-csharp").Install(Tool("one"), "ours", force: true);
        Assert.Equal("ours", (string?)Spec(foreign)["display_name"]);
        Assert.False(File.Exists(Path.Combine(foreign, "kernel.js")));
    }

    [Fact]
    public void Uninstalling_removes_what_was_installed_and_nothing_else()
    {
        var spec = Install("one");
        File.WriteAllText(Path.Combine(spec, "kernel.css"), "a reader's own");
        Assert.Empty(new KernelInstallation(_data, ".net-csharp").Uninstall());
        Assert.Equal([Path.Combine(spec, "kernel.css")], Directory.EnumerateFiles(_data, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Another_ones_kernel_and_a_missing_one_are_not_uninstalled()
    {
        Assert.Equal(1, Assert.Throws<CourseException>(() => new KernelInstallation(_data, "mine").Uninstall()).ExitCode);
        var foreign = Directory.CreateDirectory(Path.Combine(_data, "kernels", "mine")).FullName;
        File.WriteAllText(Path.Combine(foreign, "kernel.json"), "{}");
        Assert.Equal(1, Assert.Throws<CourseException>(() => new KernelInstallation(_data, "mine").Uninstall()).ExitCode);
        Assert.True(File.Exists(Path.Combine(foreign, "kernel.json")));
    }

    [Fact]
    public void An_installation_that_fails_leaves_the_earlier_one_as_it_was()
    {
        var spec = Install("one");
        var before = File.ReadAllText(Path.Combine(spec, "kernel.json"));
        var broken = Tool("two") with { Names = ["course.dll", "missing.dll"] };
        Assert.ThrowsAny<IOException>(() => new KernelInstallation(_data, ".net-csharp").Install(broken, "x", force: false));
        Assert.Equal(before, File.ReadAllText(Path.Combine(spec, "kernel.json")));
        Assert.Single(Copies());
    }

    private string Install(string content) => new KernelInstallation(_data, ".net-csharp").Install(Tool(content), ".NET (C#)", force: false);

    private string[] Copies()
    {
        var folder = Path.Combine(_data, "concurrency-workshop");
        return Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
    }

    private static JsonNode Spec(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "kernel.json")))!;

    // A folder like that of the tool, small enough to copy often.
    private KernelFiles Tool(string content)
    {
        var tool = Directory.CreateDirectory(_folder.File($"tool-{content}")).FullName;
        Directory.CreateDirectory(Path.Combine(tool, "runtimes", "win"));
        File.WriteAllText(Path.Combine(tool, "course.dll"), content);
        foreach (var name in new[] { "Library.dll", "Library.xml", "Unrelated.dll", Path.Combine("runtimes", "win", "Library.dll") })
            File.WriteAllText(Path.Combine(tool, name), name);
        File.WriteAllText(
            Path.Combine(tool, "course.deps.json"),
            """
            {"targets": {"net": {"Library/1.0": {
                "runtime": {"lib/net10.0/Library.dll": {}},
                "runtimeTargets": {"runtimes/win/Library.dll": {"rid": "win"}}}}}}
            """);
        return KernelFiles.Of(tool);
    }
}
