using Workshop.Processes;

namespace Workshop.Child;

/// <summary>The pipe to the parent: says that the method starts, and how it ended, each once.</summary>
internal sealed class Reports(Stream pipe)
{
    private readonly Lock _lock = new();
    private bool _ended;

    /// <summary>Tells the parent that the method is about to be called, and sees to it that an orderly exit is reported too.</summary>
    internal void Start()
    {
        Write(new ChildReport.Started());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End(static () => new ChildReport.Exiting(ChildUsage.OfThisProcess()));
    }

    /// <summary>Tells the parent how it ended. Whoever comes first is heard: another thread may exit while the method returns.</summary>
    internal void End(Func<ChildReport> report)
    {
        lock (_lock)
        {
            if (_ended)
                return;
            _ended = true;
            Write(report());
        }
    }

    private void Write(ChildReport report)
    {
        try
        {
            pipe.Write(report.ToBytes());
            pipe.Flush();
        }
        catch (IOException)
        {
            // The parent is gone, and ParentWatch ends this process.
        }
    }
}
