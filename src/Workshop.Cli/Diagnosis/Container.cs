namespace Workshop.Cli.Diagnosis;

/// <summary>Recognises that this process runs in a container.</summary>
internal static class Container
{
    /// <summary>Whether there are signs of a container.</summary>
    internal static bool IsLikely() =>
        File.Exists("/.dockerenv") || File.Exists("/run/.containerenv")
        || Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") is "true" or "1"
        || Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST") is not null;
}
