namespace Workshop.Processes;

/// <summary>The kernel's means by which two processes talk.</summary>
public enum IpcKind
{
    /// <summary>A pipe each way: a queue of bytes in the kernel. FIFOs on Unix, a named pipe on Windows.</summary>
    Pipe,

    /// <summary>A Unix domain socket: a connection between processes of one machine that goes through no network code.</summary>
    UnixSocket,

    /// <summary>TCP over the loopback address: the same code as between machines, without the wire.</summary>
    TcpSocket,

    /// <summary>Memory that both processes have mapped. The kernel helps only to sleep and to wake.</summary>
    SharedMemory,
}
