using Microsoft.CodeAnalysis.CSharp;

namespace Workshop.Scripting.Compilation;

/// <summary>A cell that the compiler accepted, not yet loaded.</summary>
/// <param name="Code">What runs; null for a cell of nothing but directives, usings or comments.</param>
/// <param name="HasValue">Whether the last expression is to be displayed.</param>
/// <param name="ReferencedFiles">Files named by <c>#r</c> in this cell, full paths.</param>
/// <param name="Warnings">The compiler's warnings, a line each.</param>
/// <param name="Declarations">What later cells see of it.</param>
/// <param name="Compilation">What the next cell continues from.</param>
internal sealed record CompiledCell(
    CellCode? Code,
    bool HasValue,
    IReadOnlyList<string> ReferencedFiles,
    IReadOnlyList<string> Warnings,
    CellDeclarations Declarations,
    CSharpCompilation Compilation);

/// <summary>A cell's assembly.</summary>
/// <param name="Image">The assembly's bytes.</param>
/// <param name="Symbols">The portable PDB's bytes.</param>
/// <param name="EntryType">Full name of the type that holds the entry point.</param>
/// <param name="EntryMethod">Name of the static method that makes the submission and starts it.</param>
internal sealed record CellCode(byte[] Image, byte[] Symbols, string EntryType, string EntryMethod);
