using System.Text.Json;

namespace Jupyter.Tests;

/// <summary>What the kernel answered to <c>Clients/conversation.py</c>. Held once for all tests.</summary>
public sealed class Conversation(InstalledKernel kernel) : IAsyncLifetime
{
    private JsonDocument? _seen;

    /// <summary>What came back at one step of the conversation.</summary>
    internal JsonElement this[string step]
    {
        get
        {
            if (_seen is null)
                Missing.Program("jupyter_client for Python", "python3-jupyter-client");
            return _seen!.RootElement.GetProperty(step);
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (JupyterProgram.Find("python3") is not { } python || !Directory.Exists("/usr/lib/python3/dist-packages/jupyter_client"))
            return;
        var script = Path.Combine(AppContext.BaseDirectory, "Clients", "conversation.py");
        _seen = JsonDocument.Parse(await JupyterProgram.RunAsync(kernel, python, script, InstalledKernel.Name));
    }

    public ValueTask DisposeAsync()
    {
        _seen?.Dispose();
        return ValueTask.CompletedTask;
    }
}
