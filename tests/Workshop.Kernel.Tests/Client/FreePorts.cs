using System.Net;
using System.Net.Sockets;

namespace Workshop.Kernel.Tests.Client;

/// <summary>Connection files with ports that nobody uses.</summary>
internal static class FreePorts
{
    public static ConnectionFile Connection(string key = "secret")
    {
        // All open at once, so that the system gives five different ones.
        var listeners = Enumerable.Range(0, 5).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToList();
        listeners.ForEach(listener => listener.Stop());
        return new ConnectionFile("127.0.0.1", ports[0], ports[1], ports[2], ports[3], ports[4], key);
    }

    public static void Write(ConnectionFile connection, string path) => File.WriteAllText(
        path,
        $$"""
        { "transport": "tcp", "ip": "{{connection.Ip}}", "signature_scheme": "hmac-sha256", "key": "{{connection.Key}}",
          "shell_port": {{connection.ShellPort}}, "control_port": {{connection.ControlPort}}, "iopub_port": {{connection.IopubPort}},
          "stdin_port": {{connection.StdinPort}}, "hb_port": {{connection.HeartbeatPort}} }
        """);
}
