namespace Workshop.Kernel.Tests.Client;

/// <summary>What a request led to.</summary>
/// <param name="Reply">The reply.</param>
/// <param name="Published">What all clients heard of it, from busy to idle.</param>
internal sealed record Outcome(ReceivedMessage Reply, IReadOnlyList<ReceivedMessage> Published)
{
    public string? Status => Reply.Text("status");

    public string Stdout => string.Concat(Published.Where(m => m.Type == "stream" && m.Text("name") == "stdout").Select(m => m.Text("text")));

    public string? Result => Published.Where(m => m.Type == "execute_result").Select(m => (string?)m.Content["data"]!["text/plain"]).SingleOrDefault();

    public IEnumerable<string> Types => Published.Select(m => m.Type == "status" ? m.Text("execution_state")! : m.Type);
}
