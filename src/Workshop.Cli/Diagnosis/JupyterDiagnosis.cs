using Workshop.Cli.Kernels.Installation;

namespace Workshop.Cli.Diagnosis;

/// <summary>Whether the notebooks can be worked through in Jupyter and VS Code.</summary>
internal static class JupyterDiagnosis
{
    private const string Install = "./course kernel install (course.cmd on Windows)";

    internal static Symptom Kernel()
    {
        var spec = JupyterFolders.Searched(Environment.GetEnvironmentVariable)
            .Select(folder => (Folder: folder, Spec: KernelSpec.In(folder, KernelSpec.DefaultName)))
            .FirstOrDefault(found => found.Spec.Exists);
        if (spec.Spec is null)
            return Limited("not installed", $"{Install} puts it where Jupyter and VS Code look.");
        if (spec.Spec.ReadCopy() is not { } copy)
            return Limited($"another's, in {spec.Spec.Folder}", $"{Install} --force replaces it.");
        if (!Directory.Exists(copy))
            return Limited($"its copy {copy} is gone", $"{Install} puts it back.");
        return copy == new KernelCopies(spec.Folder).PathOf(KernelFiles.OfThisTool())
            ? new(Health.Good, "the C# kernel", $"installed in {spec.Spec.Folder}, current", "")
            : Limited("installed, from another build than this", $"{Install} brings it up to date.");
    }

    internal static Symptom Client() => ProgramSearch.Find("jupyter", "jupyter.exe") is { } found
        ? new(Health.Good, "Jupyter", found, "")
        : new(Health.Limited, "Jupyter", "not found in PATH", "Install Jupyter, or use VS Code with its Jupyter extension.");

    private static Symptom Limited(string found, string remedy) => new(Health.Limited, "the C# kernel", found, remedy);
}
