namespace Workshop.Notebooks.Tests;

public class AtomicFileTests
{
    [Fact]
    public void A_failing_write_leaves_the_old_file_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("n.txt");
        File.WriteAllText(path, "old");

        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half"u8);
            throw new InvalidOperationException("the disk is gone");
        }));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["n.txt"], folder.Names);
    }

    [Fact]
    public void A_failing_rename_leaves_no_temporary_file()
    {
        using var folder = new TemporaryFolder();
        var occupied = folder.File("n.txt");
        Directory.CreateDirectory(occupied);

        Assert.ThrowsAny<Exception>(() => AtomicFile.WriteAllText(occupied, "new"));

        Assert.Equal(["n.txt"], folder.Names);
    }

    [Fact]
    public void The_new_text_replaces_a_longer_old_one()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("n.txt");
        File.WriteAllText(path, "a long old text");

        AtomicFile.WriteAllText(path, "ä");

        Assert.Equal("ä"u8.ToArray(), File.ReadAllBytes(path));
    }

    [Fact]
    public void A_link_stays_a_link_to_the_new_content()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("target.txt"), "old");
        File.CreateSymbolicLink(folder.File("link.txt"), "target.txt");

        AtomicFile.WriteAllText(folder.File("link.txt"), "new");

        Assert.Equal("target.txt", new FileInfo(folder.File("link.txt")).LinkTarget);
        Assert.Equal("new", File.ReadAllText(folder.File("target.txt")));
    }

    [Fact]
    public void The_permissions_of_the_old_file_stay()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such permissions.");
            return;
        }
        using var folder = new TemporaryFolder();
        var path = folder.File("n.txt");
        File.WriteAllText(path, "old");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(path, Mode);

        AtomicFile.WriteAllText(path, "new");

        Assert.Equal(Mode, File.GetUnixFileMode(path));
    }
}
