using System.CommandLine;
using Workshop.Cli.Usage;

namespace Workshop.Cli.Verbs;

/// <summary><c>course kernel uninstall</c>: removes what <c>course kernel install</c> put there.</summary>
internal static class KernelUninstallVerb
{
    internal static Command Create()
    {
        var place = new KernelPlaceOptions();
        var command = new Command("uninstall", "Remove the installed kernel and its copy.");
        place.AddTo(command);
        command.SetAction(call =>
        {
            var kept = place.Of(call).Uninstall();
            Console.WriteLine("The kernel is uninstalled.");
            foreach (var copy in kept)
                Console.WriteLine($"A kernel still runs from {copy}, so that stays. The next install or uninstall removes it.");
        });
        return command;
    }
}
