namespace Workshop.Scripting.Highlighting;

/// <summary>What a piece of code is, as far as colouring goes. Code of no class stays plain.</summary>
public enum CodeClass
{
    /// <summary>A word of the language, contextual ones such as <c>await</c> and <c>var</c> included.</summary>
    Keyword,

    /// <summary>A name used as a type.</summary>
    Type,

    /// <summary>A name that is declared or called as a method.</summary>
    Method,

    /// <summary>A string or character literal, or the text of an interpolated string.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>A line that begins with <c>#</c>, such as <c>#r "…"</c>.</summary>
    Directive,
}

/// <summary>A stretch of code of one class.</summary>
/// <param name="Start">Where it begins, in UTF-16 units from 0.</param>
/// <param name="Length">How long it is, in UTF-16 units; at least 1.</param>
/// <param name="Class">What it is.</param>
public readonly record struct CodeSpan(int Start, int Length, CodeClass Class);
