using Workshop.Processes;

namespace Workshop.Tests.Processes;

public class DotnetHostTests
{
    [Fact]
    public void The_host_is_a_file_named_dotnet()
    {
        Assert.True(File.Exists(DotnetHost.Path));
        Assert.Equal("dotnet", Path.GetFileNameWithoutExtension(DotnetHost.Path));
        Assert.True(Path.IsPathFullyQualified(DotnetHost.Path));
    }
}
