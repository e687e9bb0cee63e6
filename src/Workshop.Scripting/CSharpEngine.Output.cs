namespace Workshop.Scripting;

public sealed partial class CSharpEngine
{
    /// <summary>Adds text to a cell's output that came another way than through <see cref="Console"/>, as a child process's does: in
    /// its place among what the cell itself writes.</summary>
    /// <param name="receiver">The output that was given to <see cref="ExecuteAsync"/>.</param>
    /// <param name="stream">The stream that it was written to.</param>
    /// <param name="text">The text.</param>
    public void Write(ICellOutput receiver, StandardStream stream, string text)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        ArgumentNullException.ThrowIfNull(text);
        _carrier.Write(receiver, stream, text);
    }

    /// <summary>Completes when the receivers have got everything that cells have written so far.</summary>
    public Task DrainAsync() => _carrier.DrainAsync();
}
