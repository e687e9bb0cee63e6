namespace Workshop.Kernel.Protocol.Messages;

/// <summary>connect_reply: the ports, as the connection file has them.</summary>
internal sealed record ConnectReply(int ShellPort, int IopubPort, int StdinPort, int HbPort, int ControlPort)
{
    public string Status { get; } = "ok";
}
