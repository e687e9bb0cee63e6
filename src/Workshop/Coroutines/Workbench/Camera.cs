namespace Workshop.Coroutines;

/// <summary>Takes a picture of one coroutine after each of its turns, on the worker that gave it the turn.</summary>
internal sealed class Camera(Coroutine subject, int mostFrames)
{
    /// <summary>The camera of the worker that the calling thread is; its scheduler has no other worker.</summary>
    [ThreadStatic]
    internal static Camera? OnThisThread;

    private readonly List<FilmFrame> _frames = [];

    internal IReadOnlyList<FilmFrame> Frames => _frames;

    /// <summary>Suspensions that came after the last frame.</summary>
    internal int Unfilmed { get; private set; }

    /// <summary>After a turn, while the worker still holds the coroutine.</summary>
    internal void TurnEnded(Coroutine coroutine)
    {
        if (!ReferenceEquals(coroutine, subject)) return;
        // The end is always kept: it is what the run was for.
        if (_frames.Count >= mostFrames && !subject.IsCompleted) Unfilmed++;
        else _frames.Add(FilmFrame.Of(_frames.Count + 1, Workbench.ReadAfterTurn(subject), _frames.LastOrDefault()));
    }

    /// <summary>The first coroutine of the scheduler: sets the camera up on its worker.</summary>
    internal async Coroutine SetUp()
    {
        OnThisThread = this;
        await Coroutine.Yield();
    }
}
