namespace Workshop.Processes;

/// <summary>The kernel's means by which two processes talk.</summary>
public enum IpcKind
{
    /// <summary>A pipe each way without a name: a queue of bytes in the kernel that only those find who are told. Linux.</summary>
    AnonymousPipe,

    /// <summary>A pipe each way with a name in the file system. FIFOs on Unix, a named pipe on Windows.</summary>
    Pipe,

    /// <summary>A Unix domain socket: a connection between processes of one machine that goes through no network code.</summary>
    UnixSocket,

    /// <summary>TCP over the loopback address: the same code as between machines, without the wire.</summary>
    TcpSocket,

    /// <summary>Memory that both processes have mapped. The kernel helps only to sleep and to wake.</summary>
    SharedMemory,

    /// <summary>The same, but a waiting side looks again and again for some 20 µs before it sleeps. Needs a second core to be of use.</summary>
    SharedMemorySpinning,
}
