namespace Workshop.Kernel.Protocol.Messages;

/// <summary>error: why a cell did not complete, for all clients.</summary>
/// <param name="Ename">The exception's type.</param>
/// <param name="Evalue">The exception's message.</param>
/// <param name="Traceback">Lines to show, coloured by ANSI escapes.</param>
internal sealed record ErrorContent(string Ename, string Evalue, IReadOnlyList<string> Traceback);

/// <summary>Any reply to a request that failed.</summary>
internal sealed record ErrorReply(string Ename, string Evalue, IReadOnlyList<string> Traceback)
{
    public string Status { get; } = "error";
}

/// <summary>Any reply that says no more than that it worked.</summary>
internal sealed record OkReply
{
    internal static readonly OkReply Instance = new();

    public string Status { get; } = "ok";
}
