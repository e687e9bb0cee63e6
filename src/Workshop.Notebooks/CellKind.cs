namespace Workshop.Notebooks;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Code that the kernel runs; the only kind with outputs.</summary>
    Code,

    /// <summary>Prose in Markdown.</summary>
    Markdown,

    /// <summary>Text that no one interprets, for converters.</summary>
    Raw,
}
