namespace Workshop.Kernel.Protocol.Messages;

/// <summary>comm_info_request: which conversations are open?</summary>
/// <param name="TargetName">Only those of this target; null for all.</param>
internal sealed record CommInfoRequest(string? TargetName);

/// <summary>comm_info_reply.</summary>
/// <param name="Comms">By their id.</param>
internal sealed record CommInfoReply(IReadOnlyDictionary<string, CommInfo> Comms)
{
    public string Status { get; } = "ok";
}

/// <summary>One open conversation.</summary>
internal sealed record CommInfo(string TargetName);
