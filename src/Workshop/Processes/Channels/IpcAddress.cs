namespace Workshop.Processes;

/// <summary>Where a channel listens: a word for its kind, a colon, and a path, a name or a port.</summary>
internal readonly record struct IpcAddress(IpcKind Kind, string Place)
{
    private static readonly (IpcKind Kind, string Scheme)[] Schemes =
    [
        (IpcKind.AnonymousPipe, "anonymous-pipe"), (IpcKind.Pipe, "pipe"), (IpcKind.UnixSocket, "unix"), (IpcKind.TcpSocket, "tcp"),
        (IpcKind.SharedMemory, "memory"), (IpcKind.SharedMemorySpinning, "spinning-memory"),
    ];

    /// <exception cref="ArgumentException">The text is not an address.</exception>
    internal static IpcAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        foreach (var (kind, scheme) in Schemes)
        {
            if (colon >= 0 && colon < text.Length - 1 && text.AsSpan(0, colon).SequenceEqual(scheme))
                return new(kind, text[(colon + 1)..]);
        }

        throw Wrong(text, $"An address begins with {string.Join(", ", Schemes.Select(s => s.Scheme + ":"))}");
    }

    internal static ArgumentException Wrong(string text, string reason) => new(
        $"'{text}' is not the address of a channel. {reason}. Pass on the {nameof(IpcChannel.Address)} of the listening side unchanged.");

    public override string ToString()
    {
        var kind = Kind;
        return $"{Schemes.First(s => s.Kind == kind).Scheme}:{Place}";
    }
}
