using Workshop.Scripting.Packages;

namespace Workshop.Scripting.Directives;

/// <summary>What a cell with directives comes down to: packages first, then its steps in order.</summary>
internal sealed class CellPlan
{
    internal List<Step> Steps { get; } = [];

    internal PackageDirectives Packages { get; } = new();

    /// <summary>Whether the reader wants to know how long the cell took.</summary>
    internal bool IsTimed { get; set; }
}

/// <summary>One step of a cell.</summary>
internal abstract record Step;

/// <summary>C# to compile and run.</summary>
/// <param name="Cell">Its lines stand where the reader sees them.</param>
/// <param name="IsImported">Whether it comes from another file. Its value is then not shown.</param>
internal sealed record CodeStep(Cell Cell, bool IsImported) : Step;

/// <summary>Something to show.</summary>
/// <param name="Content">Made when it is its turn.</param>
internal sealed record ShowStep(Func<MimeBundle> Content) : Step;

/// <summary>The variables, as they are at this step.</summary>
/// <param name="WithValues">Whether types and values are shown too.</param>
internal sealed record VariablesStep(bool WithValues) : Step;
