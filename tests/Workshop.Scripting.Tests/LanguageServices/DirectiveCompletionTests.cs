namespace Workshop.Scripting.Tests.LanguageServices;

public sealed class DirectiveCompletionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scripting-tests-");
    private readonly CSharpEngine _engine;

    public DirectiveCompletionTests()
    {
        foreach (var name in (string[])["bake.csx", "shop.ipynb", "Oven.cs", "oven.dll", "notes.txt", "lib/mill.dll"])
        {
            var path = Path.Combine(_folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "");
        }

        _engine = new CSharpEngine(_folder.FullName);
    }

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_reference_completes_to_libraries_folders_and_platform_assemblies()
    {
        Assert.Equal(["oven.dll"], await Texts("#r \"ov|\""));
        Assert.Equal(["lib/"], await Texts("#r \"li|"));
        Assert.Equal(["lib/mill.dll"], await Texts("#r \"lib/|\""));
        Assert.Contains("System.Text.Json", await Texts("#r \"System.Text.|\""));
    }

    [Theory]
    [InlineData("#load \"|\"")]
    [InlineData("int x;\n#!import |")]
    public async Task A_script_completes_to_scripts_and_notebooks(string code) =>
        Assert.Equal(["bake.csx", "Oven.cs", "shop.ipynb", "lib/"], await Texts(code));

    [Fact]
    public async Task A_hash_and_an_exclamation_mark_complete_to_the_commands()
    {
        Assert.Superset(new HashSet<string> { "time", "whos", "html", "lsmagic" }, (await Texts("#!|")).ToHashSet());
        Assert.Equal(["time"], await Texts("int x;\n#!ti|\nx"));
        Assert.Empty(await Texts("\"text #!ti|\""));
    }

    private async Task<List<string>> Texts(string code)
    {
        var position = code.IndexOf('|', StringComparison.Ordinal);
        var completion = await _engine.CompleteAsync(code.Remove(position, 1), position, TestContext.Current.CancellationToken);
        return [.. completion.Items.Select(i => i.Text)];
    }
}
