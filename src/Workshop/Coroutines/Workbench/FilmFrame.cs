namespace Workshop.Coroutines;

/// <summary>One picture of a <see cref="Film"/>: a suspension of the coroutine, or its end.</summary>
/// <param name="Number">From 1.</param>
/// <param name="State">What is preserved at that moment. A value that is a reference may have changed since.</param>
/// <param name="Variables">The preserved variables as text, as they read at that moment.</param>
public sealed record FilmFrame(int Number, SuspendedState State, IReadOnlyList<FilmedVariable> Variables)
{
    /// <summary>The frame as text: the card of the state, with a mark at each variable that changed.</summary>
    public override string ToString() => FilmText.Write(this);

    internal static FilmFrame Of(int number, SuspendedState state, FilmFrame? before)
    {
        var texts = before?.Variables.ToDictionary(variable => (variable.Name, variable.Kind), variable => variable.Text) ?? [];
        return new FilmFrame(number, state, [.. state.Variables
            .Where(variable => !SuspendedStateCard.IsCell(variable))
            .Select(variable => Picture(variable, texts))]);
    }

    private static FilmedVariable Picture(PreservedVariable variable, Dictionary<(string Name, VariableKind Kind), string> before)
    {
        var text = SuspendedStateCard.Show(variable.Value);
        var changed = before.TryGetValue((variable.Name, variable.Kind), out var earlier) ? earlier != text : before.Count > 0;
        return new FilmedVariable(variable.Name, text, variable.Kind, changed);
    }
}

/// <summary>A variable in one frame.</summary>
/// <param name="Name">As the source has it.</param>
/// <param name="Text">Its value in words.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Changed">The text differs from that of the frame before.</param>
public sealed record FilmedVariable(string Name, string Text, VariableKind Kind, bool Changed);
