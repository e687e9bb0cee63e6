namespace Workshop.Coroutines;

/// <summary>The run of one coroutine as a sequence of pictures: one at each suspension and one at the end.</summary>
/// <remarks>Immutable. <see cref="ToString"/> gives all of it as text; in a notebook it is a card with a step for each picture.</remarks>
public sealed class Film
{
    internal Film(Coroutine coroutine, IReadOnlyList<FilmFrame> frames, int unfilmed)
    {
        Title = coroutine.ToString();
        Frames = frames;
        Unfilmed = unfilmed;
        Source = MethodSource.Of(coroutine.StateMachineType)?.Lines() ?? [];
    }

    /// <summary>Which coroutine.</summary>
    public string Title { get; }

    /// <summary>The pictures in their order.</summary>
    public IReadOnlyList<FilmFrame> Frames { get; }

    /// <summary>How many suspensions between the last two pictures were not filmed, because there were too many.</summary>
    public int Unfilmed { get; }

    /// <summary>The lines of the method; empty where its text or symbols are not to be had.</summary>
    public IReadOnlyList<SourceLine> Source { get; }

    /// <summary>Title, source and pictures as text.</summary>
    public override string ToString() => FilmText.Write(this);
}
