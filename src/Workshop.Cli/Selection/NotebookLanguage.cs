namespace Workshop.Cli.Selection;

/// <summary>Refuses notebooks that are written for another language before a compiler error says so obscurely.</summary>
internal static class NotebookLanguage
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "C#", "csharp", ".net-csharp", "polyglot-notebook",
    };

    /// <exception cref="CourseException">The notebook names another language than C#. One that names none passes.</exception>
    internal static void RequireCSharp(NotebookFile file)
    {
        if ((file.Notebook.Language ?? file.Notebook.KernelName) is { } language && !Names.Contains(language))
        {
            throw new CourseException(
                CourseExitCode.WrongUsage,
                $"{file.Path}: the notebook is written in '{language}', but only C# notebooks run here. Choose the kernel .NET (C#) in Jupyter and save it.");
        }
    }
}
