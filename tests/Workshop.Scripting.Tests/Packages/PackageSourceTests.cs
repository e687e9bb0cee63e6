namespace Workshop.Scripting.Tests.Packages;

public class PackageSourceTests : PackageTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cell_adds_a_folder_as_a_source(bool relative)
    {
        Feed.Configure("");
        Feed.Add("Bread", "1.0.0");
        Assert.Contains("nuget.config has no source", await Refusal("#r \"nuget:Bread\""), StringComparison.Ordinal);
        await Value($"#i \"nuget:{(relative ? "feed" : Feed.Folder)}\"");
        Assert.Equal("1.0.0", await Value("#r \"nuget:Bread\"\nBread.Version"));
    }

    [Theory]
    [InlineData("nowhere", "The source 'nowhere' does not exist")]
    [InlineData("ftp://localhost/feed", "'ftp://localhost/feed' is no source")]
    public async Task A_source_that_is_none_is_refused(string source, string message) =>
        Assert.StartsWith($"cell 1, line 1: {message}", await Refusal($"#i \"nuget:{source}\""), StringComparison.Ordinal);

    [Fact]
    public async Task The_password_in_a_sources_url_is_not_told()
    {
        var message = await Refusal("#i \"nuget:http://baker:secret@localhost:1/index.json\"\n#r \"nuget:Bread\"");
        Assert.Contains("http://localhost:1/index.json", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_source_and_one_that_the_package_is_not_mapped_to_are_not_asked()
    {
        var empty = Directory.CreateDirectory(Path.Combine(Feed.WorkingDirectory, "empty")).FullName;
        await File.WriteAllTextAsync(Path.Combine(Feed.WorkingDirectory, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Feed.Installed}" /></config>
              <packageSources><clear /><add key="bakery" value="{Feed.Folder}" /><add key="other" value="{empty}" /><add key="off" value="{Feed.Folder}" /></packageSources>
              <disabledPackageSources><clear /><add key="off" value="true" /></disabledPackageSources>
              <packageSourceMapping><clear /><packageSource key="bakery"><package pattern="Cake.*" /></packageSource><packageSource key="other"><package pattern="*" /></packageSource></packageSourceMapping>
            </configuration>
            """, TestContext.Current.CancellationToken);
        Feed.Add("Bread", "1.0.0");
        Assert.Contains("Sources asked: other.", await Refusal("#r \"nuget:Bread\""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_configuration_is_told()
    {
        await File.WriteAllTextAsync(Path.Combine(Feed.WorkingDirectory, "nuget.config"), "<configuration>", TestContext.Current.CancellationToken);
        Assert.Contains("nuget.config cannot be read", await Refusal("#r \"nuget:Bread\""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#load \"bake.csx\"\nBake()")]
    [InlineData("#!import bake.csx\nBake()")]
    public async Task A_script_may_ask_for_packages(string cell)
    {
        Feed.Add("Bread", "1.0.0");
        await File.WriteAllTextAsync(Path.Combine(Feed.WorkingDirectory, "bake.csx"), "#r \"nuget:Bread\"\nstring Bake() => Bread.Version;", TestContext.Current.CancellationToken);
        Assert.Equal("1.0.0", await Value(cell));
    }
}
