using Workshop.Cli.Staleness;

namespace Workshop.Cli.Tests;

public sealed class BuildStampTests : IDisposable
{
    private static readonly DateTime Stamped = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();
    private readonly CourseFolder _course;

    public BuildStampTests()
    {
        _course = new CourseFolder(_folder.Path);
        Write("src/Tool/Verbs/Verb.cs");
        Write("src/Tool/obj/generated.cs");
        Write("Directory.Build.props");
        Write("global.json");
        Write("notebooks/00-first.ipynb");
        Write(_course.DisplayLibrary);
        Write(_course.BuildStamp);
        foreach (var entry in new DirectoryInfo(_folder.Path).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
            entry.LastWriteTimeUtc = Stamped.AddHours(-1);
        File.SetLastWriteTimeUtc(_course.BuildStamp, Stamped);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nothing_newer_than_the_stamp_is_current() => Assert.False(BuildStamp.IsStale(_course));

    [Theory]
    [InlineData("src/Tool/Verbs/Verb.cs")]
    [InlineData("Directory.Build.props")]
    [InlineData("global.json")]
    public void A_newer_source_is_stale(string source)
    {
        File.SetLastWriteTimeUtc(_folder.File(source), Stamped.AddSeconds(1));
        Assert.True(BuildStamp.IsStale(_course));
    }

    [Fact]
    public void A_source_of_the_same_moment_is_stale()
    {
        File.SetLastWriteTimeUtc(_folder.File("src/Tool/Verbs/Verb.cs"), Stamped);
        Assert.True(BuildStamp.IsStale(_course));
    }

    [Fact]
    public void A_deleted_source_is_stale()
    {
        File.Delete(_folder.File("src/Tool/Verbs/Verb.cs"));
        Assert.True(BuildStamp.IsStale(_course));
    }

    [Theory]
    [InlineData("src/Tool/obj/generated.cs")]
    [InlineData("notebooks/00-first.ipynb")]
    public void What_the_tool_is_not_made_of_does_not_count(string other)
    {
        File.SetLastWriteTimeUtc(_folder.File(other), Stamped.AddSeconds(1));
        Assert.False(BuildStamp.IsStale(_course));
    }

    [Fact]
    public void A_missing_stamp_or_library_is_stale()
    {
        File.Delete(_course.DisplayLibrary);
        Assert.True(BuildStamp.IsStale(_course));
        Write(_course.DisplayLibrary);
        File.Delete(_course.BuildStamp);
        Assert.True(BuildStamp.IsStale(_course));
    }

    private void Write(string path)
    {
        var full = Path.Combine(_folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, "");
    }
}
