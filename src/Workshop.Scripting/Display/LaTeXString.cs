namespace Workshop.Scripting.Display;

/// <summary>LaTeX that is shown typeset; the name is that of .NET Interactive.</summary>
/// <param name="latex">The text, with its own <c>$</c> or <c>\begin</c>.</param>
public sealed class LaTeXString(string latex) : MimeContent("text/latex", latex)
{
    /// <summary>Takes text as LaTeX.</summary>
    public static implicit operator LaTeXString(string latex) => new(latex);
}

/// <summary>One formula that is shown typeset in a line of its own; the name is that of .NET Interactive.</summary>
/// <param name="formula">The formula, without <c>$</c>.</param>
public sealed class MathString(string formula) : MimeContent("text/latex", $"$${formula}$$", formula)
{
    /// <summary>Takes text as a formula.</summary>
    public static implicit operator MathString(string formula) => new(formula);
}
