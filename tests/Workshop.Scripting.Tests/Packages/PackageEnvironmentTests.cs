namespace Workshop.Scripting.Tests.Packages;

/// <summary>The environment is the process's, so no other test may run meanwhile.</summary>
[Collection(nameof(PackageEnvironmentTests))]
public class PackageEnvironmentTests : PackageTest
{
    private string Elsewhere => Path.Combine(Feed.WorkingDirectory, "elsewhere");

    [Fact]
    public async Task The_folder_that_the_environment_names_wins_over_nuget_config_as_in_restore()
    {
        Feed.Add("Bread", "1.0.0");
        using var _ = new Variable("NUGET_PACKAGES", Elsewhere);
        Assert.Equal("1.0.0", await Value("#r \"nuget:Bread\"\nBread.Version"));
        Assert.True(File.Exists(Path.Combine(Elsewhere, "bread", "1.0.0", "lib", "net8.0", "Bread.dll")));
        Assert.False(Directory.Exists(Feed.Installed));
        var completion = await Engine.CompleteAsync("#r \"nuget:Br", 12, TestContext.Current.CancellationToken);
        Assert.Equal(["bread"], completion.Items.Select(item => item.Text));
    }

    [Fact]
    public async Task What_a_fallback_folder_of_the_environment_holds_is_not_installed_again()
    {
        Feed.Add("Bread", "1.0.0");
        using (var _ = new Variable("NUGET_PACKAGES", Elsewhere))
        using (var earlier = new CSharpEngine(Feed.WorkingDirectory))
            await earlier.ExecuteAsync(new Cell(1, "#r \"nuget:Bread\""), Output, null, TestContext.Current.CancellationToken);
        Feed.Configure("");
        using var fallback = new Variable("NUGET_FALLBACK_PACKAGES", Elsewhere);
        Assert.Equal("1.0.0", await Value("#r \"nuget:Bread, 1.0.0\"\nBread.Version"));
        Assert.False(Directory.Exists(Feed.Installed));
    }

    [Theory]
    [InlineData("NUGET_PACKAGES")]
    [InlineData("NUGET_FALLBACK_PACKAGES")]
    public async Task A_variable_that_is_no_full_path_is_named_in_one_line(string variable)
    {
        Feed.Add("Bread", "1.0.0");
        using (var _ = new Variable(variable, "elsewhere"))
        {
            var message = await Refusal("#r \"nuget:Bread\"");
            Assert.StartsWith("cell 1, line 1: Package 'Bread' was not looked for, since an environment variable names no folder: ", message, StringComparison.Ordinal);
            Assert.Contains($"'{variable}'", message, StringComparison.Ordinal);
        }

        Assert.Equal("Nothing was installed.", Progress);
        Assert.Equal("1.0.0", await Value("#r \"nuget:Bread\"\nBread.Version"));
    }

    private sealed class Variable : IDisposable
    {
        private readonly string _name;

        public Variable(string name, string value)
        {
            _name = name;
            Environment.SetEnvironmentVariable(name, value);
        }

        // The feed has unset it for all tests.
        public void Dispose() => Environment.SetEnvironmentVariable(_name, null);
    }
}

/// <summary>Runs <see cref="PackageEnvironmentTests"/> after everything else.</summary>
[CollectionDefinition(nameof(PackageEnvironmentTests), DisableParallelization = true)]
public class PackageEnvironmentAlone;
