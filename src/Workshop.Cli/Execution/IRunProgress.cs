namespace Workshop.Cli.Execution;

/// <summary>Is told how the execution goes. Calls come one after the other.</summary>
internal interface IRunProgress
{
    /// <summary>A notebook begins.</summary>
    void NotebookStarted(string path, int cellCount);

    /// <summary>A cell begins; <paramref name="number"/> counts from 1.</summary>
    void CellStarted(int number, string source);

    /// <summary>A notebook ended, well or not.</summary>
    void NotebookEnded(NotebookRun run);
}
