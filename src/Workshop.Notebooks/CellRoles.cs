namespace Workshop.Notebooks;

/// <summary>What a cell is for, as its tags say. A cell may have several roles.</summary>
[Flags]
public enum CellRoles
{
    /// <summary>An ordinary cell, on the page and on the slides.</summary>
    None = 0,

    /// <summary><c>page</c>: on the page only, unless it is tagged <c>slide</c> as well.</summary>
    Page = 1,

    /// <summary><c>slide</c>: on the slides only, unless it is tagged <c>page</c> as well.</summary>
    Slide = 1 << 1,

    /// <summary><c>predict</c>: the reader commits to a guess before the next cell runs.</summary>
    Predict = 1 << 2,

    /// <summary><c>exercise</c>: a stub that the reader completes.</summary>
    Exercise = 1 << 3,

    /// <summary><c>check</c>: checks the exercise before it.</summary>
    Check = 1 << 4,

    /// <summary><c>hide-input</c>: the code is folded.</summary>
    HideInput = 1 << 5,

    /// <summary><c>remove-input</c>: the code is left out, the outputs stay.</summary>
    RemoveInput = 1 << 6,

    /// <summary><c>remove-cell</c>: the whole cell is left out.</summary>
    RemoveCell = 1 << 7,

    /// <summary><c>raises-exception</c>: the cell must fail, and the notebook goes on.</summary>
    RaisesException = 1 << 8,
}
