using System.Reflection.PortableExecutable;

namespace Workshop.Cli.Diagnosis;

/// <summary>Whether the build could compile what the tool loads ahead of time.</summary>
internal static class AheadOfTime
{
    /// <summary>Looks at the C# compiler, which matters most.</summary>
    internal static Symptom Compiler()
    {
        const string Subject = "compiled ahead of time";
        using var image = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Microsoft.CodeAnalysis.CSharp.dll")));
        return image.PEHeaders.CorHeader?.ManagedNativeHeaderDirectory.Size > 0
            ? new(Health.Good, Subject, "yes", "")
            : new(Health.Limited, Subject, "no: first cells take about a second longer", "Build once with the network, to fetch the .NET SDK's crossgen2 package.");
    }
}
