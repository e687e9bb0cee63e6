namespace Workshop.Processes;

/// <summary>What carries the bytes of an <see cref="IpcChannel"/> from one process to the other.</summary>
public enum IpcKind
{
    /// <summary>A kernel pipe in each direction: named FIFOs on Linux and macOS, a named pipe on Windows.</summary>
    Pipe,

    /// <summary>A socket with a path instead of a network address.</summary>
    UnixSocket,

    /// <summary>A TCP connection over the loopback interface: the whole network stack, but no network.</summary>
    TcpSocket,

    /// <summary>Memory that both processes have mapped: the kernel is needed only to sleep and to wake.</summary>
    SharedMemory,
}
