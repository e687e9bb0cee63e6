namespace Workshop.Scripting.Tests.Packages;

public class PackageCompletionTests : PackageTest
{
    [Fact]
    public async Task A_package_completes_to_what_is_installed()
    {
        foreach (var version in (string[])["1.2.0", "1.10.0", "2.0.0-beta.1"])
        {
            Feed.Add("My.Bread", version, [], ("recipe.txt", []));
            using var earlier = new CSharpEngine(Feed.WorkingDirectory);
            await earlier.ExecuteAsync(new Cell(1, $"#r \"nuget:My.Bread, {version}\""), Output, null, TestContext.Current.CancellationToken);
        }

        var completion = await Complete("#r \"nuget: mY.br|\"");
        Assert.Equal(["my.bread"], completion.Items.Select(i => i.Text));
        Assert.Equal(11, completion.Start);
        Assert.Equal(["2.0.0-beta.1", "1.10.0", "1.2.0"], await Texts("#r \"nuget: My.Bread, |\""));
        Assert.Equal(["1.10.0", "1.2.0"], await Texts("#r \"nuget: My.Bread, 1.|\""));
        Assert.Empty(await Texts("#r \"nuget: no.such.package, |\""));
        Assert.Empty(await Texts("#r \"nuget: ../../, |\""));
    }

    private async Task<Completion> Complete(string code)
    {
        var position = code.IndexOf('|', StringComparison.Ordinal);
        return await Engine.CompleteAsync(code.Remove(position, 1), position, TestContext.Current.CancellationToken);
    }

    private async Task<List<string>> Texts(string code) => [.. (await Complete(code)).Items.Select(i => i.Text)];
}
