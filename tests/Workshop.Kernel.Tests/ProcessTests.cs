using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Workshop.Kernel.Tests.Client;

namespace Workshop.Kernel.Tests;

/// <summary>What only a kernel in a process of its own shows. Its children are the <c>sleep</c> of Unix.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string StartChild = "var child = System.Diagnostics.Process.Start(\"sleep\", \"1000\"); Console.WriteLine(child.Id);";
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    private readonly ConnectionFile _connection = FreePorts.Connection();
    private KernelProgram? _program;

    public ProcessTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The children of these tests are programs of Unix.");

    public void Dispose() => _program?.Dispose();

    [Fact]
    public async Task A_missing_connection_file_is_wrong_usage()
    {
        using var program = new KernelProgram(null);
        Assert.Equal(2, await program.EndAsync());
        Assert.StartsWith("course: The connection file cannot be read", await program.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_ends_the_second_kernel_with_one_line()
    {
        using var client = Start();
        client.Request("kernel_info_request");
        using var second = new KernelProgram(_connection);
        Assert.Equal(3, await second.EndAsync());
        Assert.Single((await second.Errors).TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Output_of_children_is_shown_and_a_shutdown_ends_the_process()
    {
        using var client = Start();
        var outcome = client.Run("""
            Console.WriteLine("before");
            System.Diagnostics.Process.Start("sh", ["-c", "echo from a child; echo to stderr >&2"]).WaitForExit();
            """);
        Assert.Equal("before\nfrom a child\n", outcome.Stdout);
        Assert.Contains(outcome.Published, m => m.Type == "stream" && m.Text("name") == "stderr" && m.Text("text") == "to stderr\n");
        client.SendControl("shutdown_request", new JsonObject { ["restart"] = false });
        Assert.Equal("shutdown_reply", client.ReceiveControl().Type);
        Assert.Equal(0, await _program!.EndAsync());
    }

    [Fact]
    public async Task An_interruption_kills_the_children_of_its_cell_only()
    {
        using var client = Start();
        var older = int.Parse(client.Run(StartChild).Stdout, CultureInfo.InvariantCulture);
        var cell = client.Execute(StartChild + " child.WaitForExit();");
        var younger = int.Parse(client.Published("stream", cell).Text("text")!, CultureInfo.InvariantCulture);
        await _program!.SignalAsync("INT");
        Assert.Equal("error", client.Finish(cell).Status);
        await GoneAsync(younger);
        Assert.True(IsAlive(older));
        Assert.Equal("2", client.Run("1 + 1").Result);
        client.SendControl("shutdown_request", new JsonObject { ["restart"] = true });
        await GoneAsync(older);
    }

    [Theory]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public async Task A_signal_ends_the_kernel_and_its_children_even_while_a_cell_spins(string signal, int exitCode)
    {
        using var client = Start();
        var child = int.Parse(client.Published("stream", client.Execute(StartChild + " while (true);")).Text("text")!, CultureInfo.InvariantCulture);
        await _program!.SignalAsync(signal);
        Assert.Equal(exitCode, await _program.EndAsync());
        await GoneAsync(child);
    }

    [Fact]
    public async Task The_kernel_and_its_children_die_with_the_client()
    {
        using var parent = Process.Start("sleep", "1000");
        using var client = Start(parent.Id);
        var child = int.Parse(client.Published("stream", client.Execute(StartChild + " while (true);")).Text("text")!, CultureInfo.InvariantCulture);
        parent.Kill();
        await _program!.EndAsync();
        await GoneAsync(child);
    }

    [Fact]
    public async Task Exit_in_a_cell_ends_the_kernel_after_what_it_wrote()
    {
        using var client = Start();
        var child = int.Parse(client.Run(StartChild).Stdout, CultureInfo.InvariantCulture);
        var cell = client.Execute("Console.WriteLine(\"last words\"); Environment.Exit(5);");
        Assert.Equal("last words\n", client.Published("stream", cell).Text("text"));
        Assert.Equal(5, await _program!.EndAsync());
        await GoneAsync(child);
    }

    private KernelClient Start(int? parent = null)
    {
        _program = new KernelProgram(_connection, parent);
        return new KernelClient(_connection);
    }

    private static async Task GoneAsync(int id)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(KernelClient.Patience);
        while (IsAlive(id))
            await Task.Delay(BetweenLooks, patience.Token);
    }

    private static bool IsAlive(int id) => Workshop.Processes.ProcessTree.IsAlive(id);
}
