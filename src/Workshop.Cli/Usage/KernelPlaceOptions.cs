using System.CommandLine;
using System.Text.RegularExpressions;
using Workshop.Cli.Kernels.Installation;

namespace Workshop.Cli.Usage;

/// <summary>The options that say under which name and for whom the kernel is installed: those of <c>jupyter kernelspec install</c>.</summary>
internal sealed partial class KernelPlaceOptions
{
    private readonly Option<string> _name = new("--name")
    {
        Description = "The name that notebooks refer to.",
        HelpName = "NAME",
        DefaultValueFactory = _ => KernelSpec.DefaultName,
    };

    private readonly Option<bool> _user = new("--user") { Description = "For this user, in Jupyter's data folder. This is the default." };
    private readonly Option<string?> _prefix = new("--prefix") { Description = "For those who use this Python environment, in FOLDER/share/jupyter.", HelpName = "FOLDER" };
    private readonly Option<bool> _active = new("--sys-prefix") { Description = "Like --prefix, for the Python environment that is active." };

    internal void AddTo(Command command)
    {
        command.Options.Add(_name);
        command.Options.Add(_user);
        command.Options.Add(_prefix);
        command.Options.Add(_active);
    }

    /// <summary>What the call chose.</summary>
    /// <exception cref="CourseException">It contradicts itself, or Jupyter would not accept the name.</exception>
    internal KernelInstallation Of(ParseResult call)
    {
        var name = call.GetRequiredValue(_name);
        if (!JupyterName().IsMatch(name))
            throw new CourseException(CourseExitCode.WrongUsage, $"'{name}' is no name for a kernel. Use letters, digits, '.', '-' and '_' only.");
        var prefix = call.GetValue(_prefix);
        if ((call.GetValue(_user) ? 1 : 0) + (prefix is null ? 0 : 1) + (call.GetValue(_active) ? 1 : 0) > 1)
            throw new CourseException(CourseExitCode.WrongUsage, "Only one of --user, --prefix and --sys-prefix can be meant. Leave the others out.");
        if (call.GetValue(_active))
        {
            prefix = JupyterFolders.ActiveEnvironment(Environment.GetEnvironmentVariable)
                ?? throw new CourseException(CourseExitCode.LacksSomething, "No Python environment is active. Activate one, or name its folder by --prefix.");
        }
        // Jupyter compares names in lower case.
        return new KernelInstallation(
            prefix is null ? JupyterFolders.OfUser(Environment.GetEnvironmentVariable) : JupyterFolders.Under(prefix), name.ToLowerInvariant());
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+\z")]
    private static partial Regex JupyterName();
}
