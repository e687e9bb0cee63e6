using System.CommandLine;

namespace Workshop.Cli.Verbs;

/// <summary><c>course kernel</c>: the Jupyter kernel.</summary>
internal static class KernelVerb
{
    internal static Command Create()
    {
        var command = new Command("kernel", "The C# kernel for Jupyter and VS Code.");
        command.Subcommands.Add(KernelInstallVerb.Create());
        command.Subcommands.Add(KernelUninstallVerb.Create());
        command.Subcommands.Add(KernelStartVerb.Create());
        return command;
    }
}
