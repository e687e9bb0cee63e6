using Workshop.Cli.Kernels.Installation;

namespace Workshop.Cli.Tests;

public class JupyterFoldersTests
{
    [Fact]
    public void The_variable_of_Jupyter_goes_before_everything_else() =>
        Assert.Equal(Path.GetFullPath("/somewhere"), OfUser(("JUPYTER_DATA_DIR", "/somewhere"), ("XDG_DATA_HOME", "/data"), ("HOME", "/home/ada")));

    [Fact]
    public void On_Linux_the_folder_lies_where_the_desktop_keeps_data()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The rule of Linux.");
        Assert.Equal("/data/jupyter", OfUser(("XDG_DATA_HOME", "/data"), ("HOME", "/home/ada")));
        Assert.Equal("/home/ada/.local/share/jupyter", OfUser(("XDG_DATA_HOME", ""), ("HOME", "/home/ada")));
    }

    [Fact]
    public void On_macOS_the_folder_lies_in_the_library()
    {
        Assert.SkipUnless(OperatingSystem.IsMacOS(), "The rule of macOS.");
        Assert.Equal("/Users/ada/Library/Jupyter", OfUser(("HOME", "/Users/ada")));
    }

    private static string OfUser(params (string Name, string Value)[] variables) =>
        JupyterFolders.OfUser(name => variables.Where(variable => variable.Name == name).Select(variable => variable.Value).FirstOrDefault());
}
