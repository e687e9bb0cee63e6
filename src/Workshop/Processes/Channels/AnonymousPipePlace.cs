using System.Globalization;
using System.Text.RegularExpressions;

namespace Workshop.Processes;

/// <summary>Where the peer finds its ends of two anonymous pipes: the listener's pid, and the two descriptors there.</summary>
/// <param name="Pid">The listener.</param>
/// <param name="IncomingDescriptor">Where the peer reads.</param>
/// <param name="OutgoingDescriptor">Where the peer writes.</param>
internal readonly partial record struct AnonymousPipePlace(int Pid, int IncomingDescriptor, int OutgoingDescriptor)
{
    internal string Incoming => Path(IncomingDescriptor);

    internal string Outgoing => Path(OutgoingDescriptor);

    /// <exception cref="ArgumentException">This is no such place.</exception>
    internal static AnonymousPipePlace Parse(IpcAddress address) => Form().Match(address.Place) is { Success: true } match
        ? new(Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[3]))
        : throw IpcAddress.Wrong(address.ToString(), "After anonymous-pipe: stand a process and two descriptors");

    /// <summary>The address's text. It names the kernel's numbers for the pipes, since a descriptor may mean another file later.</summary>
    internal string WithIdentities() => string.Create(
        CultureInfo.InvariantCulture, $"{Pid}/{IncomingDescriptor}/{OutgoingDescriptor}/{Identity(Incoming)}/{Identity(Outgoing)}");

    // The kernel shows an open pipe as a link to "pipe:[number]".
    private static string Identity(string path) => System.IO.Path.GetFileName(new FileInfo(path).LinkTarget) ?? "closed";

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private string Path(int descriptor) => string.Create(CultureInfo.InvariantCulture, $"/proc/{Pid}/fd/{descriptor}");

    [GeneratedRegex(@"^(\d{1,9})/(\d{1,9})/(\d{1,9})/pipe:\[\d+\]/pipe:\[\d+\]$")]
    private static partial Regex Form();
}
