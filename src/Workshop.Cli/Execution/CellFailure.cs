using Workshop.Scripting;

namespace Workshop.Cli.Execution;

/// <summary>Why a cell ended its notebook.</summary>
/// <param name="Cell">The cell, counted from 1 among the cells that have code.</param>
/// <param name="Source">The cell's code.</param>
/// <param name="Error">What happened, in the parts that Jupyter shows.</param>
internal sealed record CellFailure(int Cell, string Source, CellError Error);
