using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Workshop.Kernel.Bench;

/// <summary>Ports and key of one kernel, and the file that tells it.</summary>
internal sealed record Connection(string File, string Key, IReadOnlyDictionary<string, int> Ports)
{
    private static readonly string[] Channels = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"];

    internal static Connection Create(string folder)
    {
        var key = Guid.NewGuid().ToString();
        var ports = FreePorts();
        var content = new Dictionary<string, object> { ["transport"] = "tcp", ["ip"] = "127.0.0.1", ["key"] = key, ["signature_scheme"] = "hmac-sha256" };
        foreach (var (channel, port) in ports)
            content[channel] = port;
        var file = Path.Combine(folder, $"kernel-{key}.json");
        System.IO.File.WriteAllText(file, JsonSerializer.Serialize(content));
        return new Connection(file, key, ports);
    }

    internal string Address(string channel) => string.Create(CultureInfo.InvariantCulture, $"tcp://127.0.0.1:{Ports[channel]}");

    private static Dictionary<string, int> FreePorts()
    {
        // All are taken before any is given back, so that no two are the same.
        var listeners = Channels.ToDictionary(channel => channel, _ => new TcpListener(IPAddress.Loopback, 0));
        foreach (var listener in listeners.Values)
            listener.Start();
        var ports = listeners.ToDictionary(pair => pair.Key, pair => ((IPEndPoint)pair.Value.LocalEndpoint).Port);
        foreach (var listener in listeners.Values)
            listener.Dispose();
        return ports;
    }
}
