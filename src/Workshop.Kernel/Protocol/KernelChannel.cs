namespace Workshop.Kernel.Protocol;

/// <summary>The protocol's sockets but for the heartbeat, which carries no messages.</summary>
internal enum KernelChannel
{
    /// <summary>Requests that run code or ask about it.</summary>
    Shell,

    /// <summary>Requests that must be heard while code runs.</summary>
    Control,

    /// <summary>Questions to the reader, and their answers.</summary>
    Stdin,

    /// <summary>Outputs, to every client.</summary>
    Iopub,
}
