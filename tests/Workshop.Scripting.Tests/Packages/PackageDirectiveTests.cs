using Workshop.Scripting.Directives;
using Workshop.Scripting.Packages;

namespace Workshop.Scripting.Tests.Packages;

public class PackageDirectiveTests
{
    [Theory]
    [InlineData("#r \"nuget:Bread\"", "Bread", null)]
    [InlineData("  # r  \"nuget : Bread , 1.0\" // why", "Bread", "1.0")]
    [InlineData("#r \"NuGet:My.Bread-2,[1.0, 2.0)\"", "My.Bread-2", "[1.0, 2.0)")]
    [InlineData("#r \"nuget:Bread,\"", "Bread", null)]
    public void A_package_is_read(string line, string id, string? version)
    {
        var directives = new PackageDirectives();
        Assert.True(PackageDirective.TryRead(new SourcePlace("cell 1", 1, line), directives));
        var request = Assert.Single(directives.Packages);
        Assert.Equal((id, version), (request.Id, request.Version));
    }

    [Theory]
    [InlineData("#r \"nuget:\"")]
    [InlineData("#r \"nuget:Bread, 1.0, include=all\"")]
    [InlineData("#r \"nuget:../Bread\"")]
    [InlineData("#i \"nuget:\"")]
    public void Nonsense_is_refused(string line) =>
        Assert.Throws<DirectiveException>(() => PackageDirective.TryRead(new SourcePlace("cell 1", 1, line), new PackageDirectives()));

    [Theory]
    [InlineData("#r \"Bread.dll\"")]
    [InlineData("#load \"nuget:x\"")]
    public void Other_directives_are_left_alone(string line) =>
        Assert.False(PackageDirective.TryRead(new SourcePlace("cell 1", 1, line), new PackageDirectives()));
}
