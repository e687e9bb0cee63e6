using System.Net;
using System.Net.Sockets;

namespace Jupyter.Tests;

/// <summary>The classic Notebook's server on a free port of this machine, without a password, for one test.</summary>
internal sealed class NotebookServer : IDisposable
{
    private readonly JupyterProgram _server;

    private NotebookServer(JupyterProgram server, int port)
    {
        _server = server;
        Address = new Uri($"http://127.0.0.1:{port}/");
    }

    internal Uri Address { get; }

    internal static async Task<NotebookServer> StartAsync(InstalledKernel kernel)
    {
        var program = JupyterProgram.Find("jupyter-notebook");
        if (program is null)
            Missing.Program("The classic Notebook", "jupyter-notebook");
        var port = FreePort();
        var server = new NotebookServer(
            JupyterProgram.Start(
                kernel, program!, "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--port-retries=0",
                "--NotebookApp.token=", "--NotebookApp.password=", $"--notebook-dir={kernel.Folder}"),
            port);
        await server.IsListening();
        return server;
    }

    public void Dispose() => _server.Dispose();

    private async Task IsListening()
    {
        using var client = new HttpClient();
        var token = TestContext.Current.CancellationToken;
        while (!_server.Process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "api"), token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not say when it listens; asking is the handshake.
                await Task.Delay(TimeSpan.FromMilliseconds(50), token);
            }
        }

        Assert.Fail($"The server ended with {_server.Process.ExitCode} before it listened.");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
