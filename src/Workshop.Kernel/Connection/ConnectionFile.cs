using System.Net;
using System.Text.Json;

namespace Workshop.Kernel;

/// <summary>Where a client wants to reach the kernel: what the client wrote into the connection file.</summary>
/// <param name="Ip">The address to listen on.</param>
/// <param name="ShellPort">Requests that run code or ask about it.</param>
/// <param name="ControlPort">Requests that must be heard while code runs.</param>
/// <param name="IopubPort">Outputs, to every client.</param>
/// <param name="StdinPort">Questions to the reader.</param>
/// <param name="HeartbeatPort">Echoes what it receives.</param>
/// <param name="Key">What messages are signed with; empty means unsigned.</param>
public sealed record ConnectionFile(string Ip, int ShellPort, int ControlPort, int IopubPort, int StdinPort, int HeartbeatPort, string Key)
{
    private const string Remedy = "Jupyter writes such files; start the kernel through Jupyter or give it one of those.";

    /// <summary>Reads a connection file.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="ConnectionFileException">It is missing, no JSON, incomplete, or asks for something this kernel does not have.</exception>
    public static ConnectionFile Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Parse(document.RootElement, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConnectionFileException($"The connection file cannot be read: {exception.Message} {Remedy}");
        }
        catch (JsonException exception)
        {
            throw new ConnectionFileException($"'{path}' is not a connection file: {exception.Message} {Remedy}");
        }
    }

    private static ConnectionFile Parse(JsonElement root, string path)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new ConnectionFileException($"'{path}' is not a connection file: it holds no JSON object. {Remedy}");
        var transport = Text("transport", "tcp");
        if (transport != "tcp")
            throw new ConnectionFileException($"'{path}' asks for the transport '{transport}'. This kernel speaks tcp only: set transport to tcp in Jupyter's configuration.");
        var key = Text("key", "");
        var scheme = Text("signature_scheme", "hmac-sha256");
        if (key.Length > 0 && scheme != "hmac-sha256")
            throw new ConnectionFileException($"'{path}' asks for signatures by '{scheme}'. This kernel signs by hmac-sha256 only: set signature_scheme to that.");
        var ip = Text("ip", "127.0.0.1");
        if (ip != "*" && ip != "localhost" && !IPAddress.TryParse(ip, out _))
            throw new ConnectionFileException($"'{path}' names '{ip}' as the address to listen on, which is no IP address. {Remedy}");
        return new ConnectionFile(
            ip == "localhost" ? "127.0.0.1" : ip, Port("shell_port"), Port("control_port"), Port("iopub_port"), Port("stdin_port"), Port("hb_port"), key);

        string Text(string name, string absent) =>
            !root.TryGetProperty(name, out var value) ? absent
            : value.ValueKind == JsonValueKind.String ? value.GetString()!
            : throw new ConnectionFileException($"In '{path}' the value of '{name}' is no text. {Remedy}");

        int Port(string name) =>
            root.TryGetProperty(name, out var value) && value.TryGetInt32(out var port) && port is > 0 and <= ushort.MaxValue
                ? port
                : throw new ConnectionFileException($"'{path}' names no port from 1 to 65535 as '{name}'. {Remedy}");
    }
}
