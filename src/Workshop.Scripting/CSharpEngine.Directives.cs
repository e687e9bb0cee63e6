using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Workshop.Scripting.Directives;
using Workshop.Scripting.Display;
using Workshop.Scripting.Errors;
using Workshop.Scripting.Execution;
using Workshop.Scripting.Packages;

namespace Workshop.Scripting;

public sealed partial class CSharpEngine
{
    private readonly CellPlanReader _directives;
    private PackageSession? _packages;

    // Reads all directives before anything runs, fetches packages, then takes the steps in order.
    private async Task<CellResult> FollowDirectivesAsync(
        Cell cell, ICellOutput output, ICellInput? input, bool accept, CancellationToken interrupt)
    {
        // An expression has no number and no directives.
        if (!accept)
            return await CompileAndRunAsync(cell, output, input, accept, interrupt).ConfigureAwait(false);
        var sink = new CellOutputQueue(_carrier, output);
        try
        {
            if (_directives.Read(cell) is not { } plan)
                return await CompileAndRunAsync(cell, output, input, accept, interrupt).ConfigureAwait(false);
            if (!plan.Packages.IsEmpty)
                await InstallAsync(plan.Packages, sink, interrupt).ConfigureAwait(false);
            var started = Stopwatch.GetTimestamp();
            var result = await TakeStepsAsync(plan, output, input, sink, interrupt).ConfigureAwait(false);
            if (plan.IsTimed && result.Status != CellStatus.CompilationFailed)
                sink.Display(WallTime.Bundle(Stopwatch.GetElapsedTime(started)), displayId: null);
            return result;
        }
        catch (DirectiveException exception)
        {
            return exception.ToResult();
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            return CellErrors.Interrupted(stopped: true);
        }
        finally
        {
            await sink.DrainAsync().ConfigureAwait(false);
        }
    }

    private async Task<CellResult> TakeStepsAsync(
        CellPlan plan, ICellOutput output, ICellInput? input, CellOutputQueue sink, CancellationToken interrupt)
    {
        var result = new CellResult(CellStatus.Completed, null, null);
        foreach (var step in plan.Steps)
        {
            // The value of the last step is the cell's; one before it is shown where it arises.
            if (result.Value is { } value)
                sink.Display(value, displayId: null);
            result = step switch
            {
                CodeStep code => await CompileAndRunAsync(code.Cell, output, input, accept: true, interrupt).ConfigureAwait(false),
                VariablesStep variables => await ShowVariablesAsync(variables, sink, interrupt).ConfigureAwait(false),
                ShowStep show => Show(show.Content(), sink),
                _ => throw new UnreachableException(),
            };
            if (result.Status != CellStatus.Completed)
                return result;
            if (step is CodeStep { IsImported: true })
                result = result with { Value = null };
        }

        return result;
    }

    private static CellResult Show(MimeBundle content, CellOutputQueue sink)
    {
        sink.Display(content, displayId: null);
        return new CellResult(CellStatus.Completed, null, null);
    }

    // As part of the cell, since it calls the ToString methods that the reader wrote.
    private async Task<CellResult> ShowVariablesAsync(VariablesStep step, CellOutputQueue sink, CancellationToken interrupt)
    {
        try
        {
            var table = await new CellExecution(0, sink, input: null)
                .RunAsync(() => Task.FromResult<object>(VariableTable.Make(_states.Latest, step.WithValues)), interrupt).ConfigureAwait(false);
            return Show((MimeBundle)table!, sink);
        }
        catch (CellInterruptedException interrupted)
        {
            return CellErrors.Interrupted(interrupted.Stopped);
        }
    }

    // Kept out of line: nothing of NuGet is loaded before a cell asks for a package.
    [MethodImpl(MethodImplOptions.NoInlining)]
    [SuppressMessage("Design", "CA1031", Justification = "Whatever NuGet throws while it is interrupted is the interruption.")]
    private async Task InstallAsync(PackageDirectives wanted, CellOutputQueue sink, CancellationToken interrupt)
    {
        var progress = new PackageProgress(sink);
        try
        {
            _packages ??= new PackageSession(_directives.WorkingDirectory);
            if (await _packages.InstallAsync(wanted, progress, interrupt).ConfigureAwait(false) is not { } assets)
                return;
            _loadContext.Add(assets);
            _compiler.AddReferences(assets.References);
        }
        catch (Exception) when (interrupt.IsCancellationRequested)
        {
            progress.Fail("Interrupted; nothing was installed.");
            throw new OperationCanceledException(interrupt);
        }
        catch (PackageException exception)
        {
            progress.Fail("Nothing was installed.");
            var request = wanted.Packages.Find(request => string.Equals(request.Id, exception.PackageId, StringComparison.OrdinalIgnoreCase));
            throw new DirectiveException("PackageError", (request ?? wanted.Packages[0]).Place, exception.Message, exception);
        }
    }
}
