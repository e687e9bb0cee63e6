namespace Workshop.Threads;

/// <summary>A variable and a thread that never takes its eyes off it. On one core nothing moves until the system takes the core away.</summary>
internal sealed class SpinningHandOff : HandOff
{
    private const int NotSet = 0;
    private const int Set = 1;

    private readonly LonelyWord _word = new();

    public override void Signal() => _word.Value = Set;

    public override void Wait()
    {
        var word = _word;
        while (word.Value != Set)
            Pause.Once();
        word.Value = NotSet;
    }
}
