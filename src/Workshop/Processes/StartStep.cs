namespace Workshop.Processes;

/// <summary>The steps of a child's start that can fail, in their order. Tests make each of them fail.</summary>
internal enum StartStep
{
    /// <summary>The guard that ends children after this process is started, once.</summary>
    Guard,

    /// <summary>The limit of its memory is prepared.</summary>
    Limit,

    /// <summary>The pipes for the standard streams are made.</summary>
    OutputPipes,

    /// <summary>The pipes for the request and the reports are made.</summary>
    MessagePipes,

    /// <summary>The program is started.</summary>
    Spawn,

    /// <summary>A descriptor that tells of the process's end is opened.</summary>
    ProcessHandle,

    /// <summary>Its pipes and its end are watched.</summary>
    Watch,

    /// <summary>The request is sent.</summary>
    Request,
}
