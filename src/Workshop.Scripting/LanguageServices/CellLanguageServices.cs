using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workshop.Scripting.LanguageServices;

/// <summary>Completion and inspection for the cells of one engine. Thread-safe.</summary>
internal sealed class CellLanguageServices(string workingDirectory, Func<CSharpCompilation?> accepted)
{
    private readonly CellWorkspace _workspace = new(workingDirectory, accepted);

    internal Task<Completion> CompleteAsync(string code, int position, CancellationToken cancellationToken) => Answer(
        async () =>
        {
            if (DirectiveCompletion.Complete(code, position, workingDirectory) is { } directive)
                return directive;
            var document = _workspace.Open(CellText.WithoutDirectives(code), cancellationToken);
            return await CodeCompletion.CompleteAsync(document, code, position, cancellationToken).ConfigureAwait(false);
        },
        new Completion([], position, position),
        cancellationToken);

    internal Task<MimeBundle?> InspectAsync(string code, int position, CancellationToken cancellationToken) => Answer(
        async () =>
        {
            var document = _workspace.Open(CellText.WithoutDirectives(code), cancellationToken);
            var found = await CodeInspection.InspectAsync(document, position, cancellationToken).ConfigureAwait(false);
            return found is null ? null : InspectionText.Write(found);
        },
        null,
        cancellationToken);

    /// <summary>Asks one question of each kind, which loads and compiles what later ones need.</summary>
    internal async Task PrepareAsync(CancellationToken cancellationToken)
    {
        const string Code = "var words = new List<string>(); words.";
        await CompleteAsync(Code, Code.Length, cancellationToken).ConfigureAwait(false);
        await CompleteAsync("Con", 3, cancellationToken).ConfigureAwait(false);
        await InspectAsync("Console.WriteLine(1)", 10, cancellationToken).ConfigureAwait(false);
    }

    [SuppressMessage("Design", "CA1031", Justification = "The services meet half-typed code all day; a fault in them costs an answer, never the notebook.")]
    private static Task<T> Answer<T>(Func<Task<T>> ask, T none, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            try
            {
                return await ask().ConfigureAwait(false);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                return none;
            }
        },
        cancellationToken);
}
