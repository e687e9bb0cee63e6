namespace Workshop.Processes;

/// <summary>The other side of a channel was closed, or its process has ended, before all bytes were through.</summary>
/// <param name="kind">The channel's kind.</param>
/// <param name="address">The channel's address.</param>
/// <param name="cause">What the system said; null when it said nothing but "end".</param>
public sealed class PeerGoneException(IpcKind kind, string address, Exception? cause = null) : EndOfStreamException(
    $"The peer of channel '{address}' is gone: it closed the channel or its process ended. " +
    "Look at the peer's exit code and errors, then open a new channel.", cause)
{
    /// <summary>The channel's kind.</summary>
    public IpcKind Kind { get; } = kind;

    /// <summary>The channel's address.</summary>
    public string Address { get; } = address;
}
