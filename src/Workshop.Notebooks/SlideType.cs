namespace Workshop.Notebooks;

/// <summary>Jupyter's <c>slideshow.slide_type</c>: how a cell enters the slides.</summary>
public enum SlideType
{
    /// <summary>Continues the slide before it (absent, or <c>-</c>).</summary>
    Continuation,

    /// <summary>Starts a slide.</summary>
    Slide,

    /// <summary>Starts a slide below the one before it.</summary>
    Subslide,

    /// <summary>Appears on its slide at the next step.</summary>
    Fragment,

    /// <summary>Is read by the speaker only.</summary>
    Notes,

    /// <summary>Is left out of the slides.</summary>
    Skip,
}
