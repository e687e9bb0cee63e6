using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Workshop.Kernel.Execution;
using Workshop.Kernel.Protocol;
using Workshop.Kernel.Tests.Client;
using Workshop.Kernel.Transport;

namespace Workshop.Kernel.Tests;

public sealed class StdinTests
{
    private readonly TestHost _host = new();
    private readonly Channel<(KernelChannel Channel, List<byte[]> Frames)> _sent = Channel.CreateUnbounded<(KernelChannel, List<byte[]>)>();
    private readonly StdinChannel _stdin;

    public StdinTests() =>
        _stdin = new StdinChannel(new Messenger(new MessageSigner(""), (channel, frames) => _sent.Writer.TryWrite((channel, frames))), new KernelLog(_host.Log));

    [Fact]
    public async Task A_question_goes_to_the_client_of_the_cell_and_its_answer_comes_back()
    {
        var answer = Ask("Name? ", hidden: true, CancellationToken.None);
        var (channel, frames) = await _sent.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(KernelChannel.Stdin, channel);
        Assert.Equal("client", Encoding.UTF8.GetString(frames[0]));
        Assert.Equal("""{"prompt":"Name? ","password":true}""", Encoding.UTF8.GetString(frames[^1]));
        _stdin.Receive(Message("input_reply", KernelChannel.Stdin, """{"value":"Ada"}"""));
        Assert.Equal("Ada", await answer.WaitAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_answer_that_nobody_waits_for_is_dropped()
    {
        _stdin.Receive(Message("input_reply", KernelChannel.Stdin, """{"value":"stale"}"""));
        await _host.LoggedAsync("nothing was asked");
        var answer = Ask("", hidden: false, CancellationToken.None);
        await _sent.Reader.ReadAsync(TestContext.Current.CancellationToken);
        _stdin.Receive(Message("input_reply", KernelChannel.Stdin, """{"value":"fresh"}"""));
        Assert.Equal("fresh", await answer.WaitAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_interruption_ends_the_waiting()
    {
        using var interrupt = new CancellationTokenSource();
        var answer = Ask("", hidden: false, interrupt.Token);
        await _sent.Reader.ReadAsync(TestContext.Current.CancellationToken);
        await interrupt.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer.WaitAsync(TestContext.Current.CancellationToken));
    }

    private Task<string?> Ask(string prompt, bool hidden, CancellationToken interrupt) =>
        Task.Run(() => _stdin.For(Message("execute_request", KernelChannel.Shell, "{}")).ReadLine(prompt, hidden, interrupt), TestContext.Current.CancellationToken);

    private static Message Message(string type, KernelChannel channel, string content) => new(
        channel, ["client"u8.ToArray()], new MessageHeader("1", type), Encoding.UTF8.GetBytes(new JsonObject { ["msg_id"] = "1" }.ToJsonString()), [], Encoding.UTF8.GetBytes(content), []);
}
