namespace Workshop.Scripting;

/// <summary>Whether a text can run as it stands.</summary>
public enum Completeness
{
    /// <summary>It can.</summary>
    Complete,

    /// <summary>It could with more lines after it: a brace, a quotation or a statement is open.</summary>
    Incomplete,

    /// <summary>It cannot, whatever follows.</summary>
    Invalid,
}

/// <summary>Whether a text can run as it stands, and how it would go on.</summary>
/// <param name="State">Whether it can run.</param>
/// <param name="Indent">What to begin the next line with, when it is incomplete; otherwise empty.</param>
public sealed record CompletenessResult(Completeness State, string Indent);
