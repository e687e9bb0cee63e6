namespace Workshop.Kernel.Tests;

public sealed class ConnectionFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"connection-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_file_that_jupyter_wrote_is_read()
    {
        File.WriteAllText(
            _path,
            """
            { "shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5, "ip": "127.0.0.1", "key": "k",
              "transport": "tcp", "signature_scheme": "hmac-sha256", "kernel_name": ".net-csharp", "jupyter_session": "x" }
            """);
        Assert.Equal(new ConnectionFile("127.0.0.1", 1, 4, 2, 3, 5, "k"), ConnectionFile.Read(_path));
    }

    [Theory]
    [InlineData("{", "is not a connection file")]
    [InlineData("[]", "holds no JSON object")]
    [InlineData("""{ "transport": "ipc" }""", "speaks tcp only")]
    [InlineData("""{ "key": "k", "signature_scheme": "hmac-md5" }""", "hmac-sha256 only")]
    [InlineData("""{ "ip": "nowhere" }""", "no IP address")]
    [InlineData("""{ "shell_port": 0 }""", "'shell_port'")]
    public void What_cannot_be_listened_on_is_refused_with_a_remedy(string content, string reason)
    {
        File.WriteAllText(_path, content);
        var refusal = Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(_path));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(_path, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var refusal = Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(_path));
        Assert.Contains(_path, refusal.Message, StringComparison.Ordinal);
    }
}
