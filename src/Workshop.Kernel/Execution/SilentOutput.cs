using Workshop.Scripting;

namespace Workshop.Kernel.Execution;

/// <summary>What a silent cell writes and displays: nobody sees it.</summary>
internal sealed class SilentOutput : ICellOutput
{
    public void Write(StandardStream stream, string text)
    {
    }

    public void Display(MimeBundle value, string? displayId)
    {
    }

    public void Update(string displayId, MimeBundle value)
    {
    }

    public void Clear(bool wait)
    {
    }
}
