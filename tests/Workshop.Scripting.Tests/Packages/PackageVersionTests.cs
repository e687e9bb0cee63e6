namespace Workshop.Scripting.Tests.Packages;

public class PackageVersionTests : PackageTest
{
    [Theory]
    [InlineData("nuget:Bread", "2.0.0")]
    [InlineData("nuget: Bread", "2.0.0")]
    [InlineData("nuget:bread,1.0.0", "1.0.0")]
    [InlineData("nuget: Bread , 1.2.0 ", "1.2.0")]
    [InlineData("nuget:Bread,1.*", "1.2.0")]
    [InlineData("nuget:Bread,1.1.*", "1.1.5")]
    [InlineData("nuget:Bread,[1.0.1, 2.0)", "1.1.0")]
    [InlineData("nuget:Bread,1.0.1", "1.1.0")]
    [InlineData("nuget:Bread,*-*", "3.0.0-beta.2")]
    [InlineData("nuget:Bread,prerelease", "3.0.0-beta.2")]
    [InlineData("nuget:Bread,3.0.0-beta.1", "3.0.0-beta.1")]
    [InlineData("nuget:Bread,3.0.0-beta.*", "3.0.0-beta.2")]
    public async Task Each_form_gets_the_version_that_restore_would_take(string reference, string version)
    {
        foreach (var offered in (string[])["1.0.0", "1.1.0", "1.1.5", "1.2.0", "2.0.0", "3.0.0-beta.1", "3.0.0-beta.2"])
            Feed.Add("Bread", offered);
        Assert.Equal(version, await Value($"#r \"{reference}\"\nBread.Version"));
    }

    [Fact]
    public async Task Another_version_than_the_loaded_one_needs_a_restart()
    {
        Feed.Add("Bread", "1.0.0");
        Feed.Add("Bread", "2.0.0");
        await Value("#r \"nuget:Bread, 1.0.0\"");
        Assert.Equal(
            "cell 2, line 1: Package 'Bread' is loaded in version 1.0.0; another one needs a restart of the notebook.",
            await Refusal("#r \"nuget:Bread, 2.0.0\""));
        Assert.Equal("1.0.0", await Value("#r \"nuget:Bread\"\n#r \"nuget:Bread, 1.*\"\n#r \"nuget:Bread, [1.0, 2.0)\"\nBread.Version"));
    }

    [Fact]
    public async Task A_dependency_that_needs_another_version_than_the_loaded_one_needs_a_restart()
    {
        Feed.Add("Flour", "1.0.0");
        Feed.Add("Flour", "2.0.0");
        Feed.Add("Bread", "1.0.0", "Flour 2.0.0");
        await Value("#r \"nuget:Flour, 1.0.0\"");
        var message = await Refusal("#r \"nuget:Bread\"");
        Assert.Contains("Bread 1.0.0 needs Flour", message, StringComparison.Ordinal);
        Assert.Contains("version 1.0.0 is loaded", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packages_of_one_cell_agree_on_one_version_of_what_they_share()
    {
        foreach (var version in (string[])["1.0.0", "1.5.0", "2.0.0", "3.0.0"])
            Feed.Add("Flour", version);
        Feed.Add("Bread", "1.0.0", "Flour 1.0.0");
        Feed.Add("Cake", "1.0.0", "Flour [1.2, 3.0)");
        Assert.Equal("1.5.0", await Value("#r \"nuget:Bread\"\n#r \"nuget:Cake\"\nFlour.Version"));
        Assert.Equal("Installed Bread 1.0.0, Cake 1.0.0 (+ 1 dependency)", Progress);
    }

    [Fact]
    public async Task Needs_that_contradict_each_other_are_named()
    {
        Feed.Add("Flour", "1.0.0");
        Feed.Add("Flour", "2.0.0");
        Feed.Add("Bread", "1.0.0", "Flour [1.0.0]");
        Feed.Add("Cake", "1.0.0", "Flour 2.0.0");
        var message = await Refusal("#r \"nuget:Bread\"\n#r \"nuget:Cake\"");
        Assert.Contains("Bread 1.0.0 needs Flour", message, StringComparison.Ordinal);
        Assert.Contains("Cake 1.0.0 needs Flour", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_is_resolved_once_a_session()
    {
        Feed.Add("Bread", "1.0.0");
        await Value("#r \"nuget:Bread\"");
        Feed.Add("Bread", "2.0.0");
        Assert.Equal("1.0.0", await Value("#r \"nuget:Bread\"\nBread.Version"));
        Assert.Empty(Output.Displayed);
    }

    [Theory]
    [InlineData("nuget:Bread, 9.0", "Package 'Bread' has no version 9.0, the newest is 1.0.0. Sources asked: bakery.")]
    [InlineData("nuget:Bread, one", "'one' is not a version.")]
    [InlineData("nuget:Beer", "Package 'Beer' has only prereleases, the newest is 1.0.0-rc.1. Sources asked: bakery. Write #r \"nuget:Beer, *-*\"")]
    public async Task A_version_that_nobody_has_is_refused_in_one_line(string reference, string message)
    {
        Feed.Add("Bread", "1.0.0");
        Feed.Add("Beer", "1.0.0-rc.1");
        Assert.StartsWith("cell 1, line 2: " + message, await Refusal($"\n#r \"{reference}\""), StringComparison.Ordinal);
    }
}
