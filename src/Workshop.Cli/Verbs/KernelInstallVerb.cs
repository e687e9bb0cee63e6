using System.CommandLine;
using Workshop.Cli.Kernels.Installation;
using Workshop.Cli.Usage;

namespace Workshop.Cli.Verbs;

/// <summary><c>course kernel install</c>: puts a copy of the kernel where Jupyter and VS Code find it.</summary>
internal static class KernelInstallVerb
{
    internal static Command Create()
    {
        var place = new KernelPlaceOptions();
        var displayName = new Option<string>("--display-name")
        {
            Description = "The name that readers choose the kernel by.",
            HelpName = "TEXT",
            DefaultValueFactory = _ => KernelSpec.DefaultDisplayName,
        };
        var force = new Option<bool>("--force", "--replace") { Description = "Replace a kernel of that name even if this tool did not install it." };
        var command = new Command("install", "Install the kernel: a copy of it, which building the course leaves alone.") { displayName, force };
        place.AddTo(command);
        command.SetAction(call =>
        {
            var folder = place.Of(call).Install(KernelFiles.OfThisTool(), call.GetRequiredValue(displayName), call.GetValue(force));
            Console.WriteLine($"Installed in {folder}. In Jupyter and VS Code, choose the kernel '{call.GetRequiredValue(displayName)}'.");
        });
        return command;
    }
}
