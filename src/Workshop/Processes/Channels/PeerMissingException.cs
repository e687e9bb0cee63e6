using System.Globalization;

namespace Workshop.Processes;

/// <summary>Nobody connected to a listening channel in time.</summary>
/// <param name="kind">The channel's kind.</param>
/// <param name="address">The channel's address.</param>
/// <param name="limit">How long the channel waited.</param>
public sealed class PeerMissingException(IpcKind kind, string address, TimeSpan limit) : TimeoutException(string.Create(
    CultureInfo.InvariantCulture,
    $"Nobody connected to channel '{address}' within {limit.TotalSeconds:0.###} s. Start the peer before the first Send or Receive, ") +
    $"see whether it failed, and raise {nameof(IpcChannel.ConnectLimit)} if the machine is busy.")
{
    /// <summary>The channel's kind.</summary>
    public IpcKind Kind { get; } = kind;

    /// <summary>The channel's address.</summary>
    public string Address { get; } = address;

    /// <summary>How long the channel waited.</summary>
    public TimeSpan Limit { get; } = limit;
}
