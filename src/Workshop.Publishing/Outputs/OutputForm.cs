namespace Workshop.Publishing.Outputs;

/// <summary>What an output looks like; slides reserve their room by it.</summary>
internal enum OutputForm
{
    /// <summary>A line-wise text.</summary>
    Text,

    /// <summary>HTML that a cell made.</summary>
    Html,

    /// <summary>A picture.</summary>
    Image,

    /// <summary>A Plotly chart.</summary>
    Chart,

    /// <summary>A claim's card.</summary>
    Claim,

    /// <summary>An exception.</summary>
    Error,
}

/// <summary>One output as HTML.</summary>
/// <param name="Form">What it looks like.</param>
/// <param name="Html">The markup.</param>
/// <param name="Lines">How many lines of text it holds, roughly.</param>
internal sealed record RenderedOutput(OutputForm Form, string Html, int Lines);
