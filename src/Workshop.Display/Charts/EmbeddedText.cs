using System.Reflection;

namespace Workshop.Display;

/// <summary>Texts that are built into this assembly.</summary>
internal static class EmbeddedText
{
    internal static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Workshop.Display.dll lacks its resource '{name}'. Build it again.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
