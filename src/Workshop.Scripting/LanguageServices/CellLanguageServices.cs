using Microsoft.CodeAnalysis.CSharp;

namespace Workshop.Scripting.LanguageServices;

/// <summary>Completion and inspection for the cells of one engine. Thread-safe.</summary>
internal sealed class CellLanguageServices(string workingDirectory, Func<CSharpCompilation?> accepted)
{
    private readonly CellWorkspace _workspace = new(workingDirectory, accepted);

    internal Task<Completion> CompleteAsync(string code, int position, CancellationToken cancellationToken) =>
        Task.Run(() => CodeCompletion.CompleteAsync(_workspace.Open(code, cancellationToken), code, position, cancellationToken), cancellationToken);

    internal Task<MimeBundle?> InspectAsync(string code, int position, CancellationToken cancellationToken) =>
        Task.Run(() => CodeInspection.InspectAsync(_workspace.Open(code, cancellationToken), position, cancellationToken), cancellationToken);

    internal async Task PrepareAsync(CancellationToken cancellationToken)
    {
        const string Code = "Console.";
        await CompleteAsync(Code, Code.Length, cancellationToken).ConfigureAwait(false);
        await InspectAsync(Code, 0, cancellationToken).ConfigureAwait(false);
    }
}
