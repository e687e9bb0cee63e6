using System.CommandLine;
using Workshop.Cli.Kernels;

namespace Workshop.Cli.Verbs;

/// <summary><c>course kernel start</c>: what Jupyter calls. Its usual form never comes here, see <see cref="KernelArguments"/>.</summary>
internal static class KernelStartVerb
{
    internal static Command Create()
    {
        var file = new Option<string>("--connection-file") { Description = "The file in which Jupyter says where to listen.", HelpName = "F", Required = true };
        var command = new Command("start", "Run the kernel. Jupyter does this; people need not.") { file };
        command.SetAction(call => KernelProcess.Run(new KernelArguments(call.GetRequiredValue(file))));
        return command;
    }
}
