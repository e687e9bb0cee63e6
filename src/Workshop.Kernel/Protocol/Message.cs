namespace Workshop.Kernel.Protocol;

/// <summary>A message that came in: well-formed and rightly signed. Immutable.</summary>
/// <param name="Channel">The socket it came through, and a reply goes through.</param>
/// <param name="Identities">Routing frames: which client it came from.</param>
/// <param name="Header">What it is.</param>
/// <param name="HeaderBytes">The header as it came, so that it can be sent back unchanged.</param>
/// <param name="Metadata">A JSON object.</param>
/// <param name="Content">A JSON object, its members given by the type.</param>
/// <param name="Buffers">Binary data, which only comms carry.</param>
internal sealed record Message(
    KernelChannel Channel,
    IReadOnlyList<byte[]> Identities,
    MessageHeader Header,
    byte[] HeaderBytes,
    byte[] Metadata,
    byte[] Content,
    IReadOnlyList<byte[]> Buffers);
