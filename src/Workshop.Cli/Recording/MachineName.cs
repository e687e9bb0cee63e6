using System.Text.RegularExpressions;
using Workshop.Measurement;

namespace Workshop.Cli.Recording;

/// <summary>The name under which a machine is recorded. It is for readers, and must not give away whose machine it is.</summary>
internal static partial class MachineName
{
    private const int Longest = 60;

    /// <summary>The name given, or one made from what the machine is.</summary>
    /// <exception cref="CourseException">The name cannot be a file's name, or it is the host's or the user's.</exception>
    internal static string Checked(string? given, MachineFingerprint machine)
    {
        if (given is null)
            return Made(machine);
        if (given.Length > Longest || !Form().IsMatch(given))
            throw new CourseException(CourseExitCode.WrongUsage, $"'{given}' is no name for a machine. Use up to {Longest} small letters, digits and dashes, such as 'laptop-8-cores'.");
        if (given.Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase) || given.Equals(Environment.UserName, StringComparison.OrdinalIgnoreCase))
            throw new CourseException(CourseExitCode.WrongUsage, $"'{given}' is the name of this host or user, which does not belong into the course. Name what the machine is, such as 'laptop-8-cores'.");
        return given;
    }

    private static string Made(MachineFingerprint machine)
    {
        var cores = machine.AllowedCores == 1 ? "1 core" : $"{machine.AllowedCores} cores";
        var words = $"{machine.CpuModel ?? machine.Architecture.ToString()} {cores}{(machine.IsVirtualMachine == true ? " vm" : "")}{(machine.IsContainer ? " container" : "")}";
        var name = Strange().Replace(words.ToLowerInvariant(), "-").Trim('-');
        return name.Length <= Longest ? name : name[^Longest..].Trim('-');
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Form();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Strange();
}
