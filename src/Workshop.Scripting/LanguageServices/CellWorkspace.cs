using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Workshop.Scripting.Compilation;

namespace Workshop.Scripting.LanguageServices;

/// <summary>Opens a cell's text as a document that follows all the cells accepted so far.</summary>
/// <remarks>Two script projects: the history, made anew when a cell was accepted, and the cell. Thread-safe.</remarks>
internal sealed class CellWorkspace(string workingDirectory, Func<CSharpCompilation?> accepted)
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Parse, SourceCodeKind.Script);

    private readonly Lock _gate = new();
    private readonly History _history = new();
    private readonly LibraryReferences _libraries = new(workingDirectory);
    private readonly ProjectId _historyProject = ProjectId.CreateNewId();
    private readonly ProjectId _cellProject = ProjectId.CreateNewId();
    private Solution? _solution;
    private DocumentId? _historyDocument;
    private DocumentId? _cellDocument;

    internal Document Open(string code, CancellationToken cancellationToken) => Follow(cancellationToken)
        .WithDocumentText(_cellDocument!, SourceText.From(code, Encoding.UTF8))
        .GetDocument(_cellDocument)!;

    private Solution Follow(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_history.Follow(accepted(), cancellationToken) && _solution is not null)
                return _solution;
            var solution = (_solution ?? Create())
                .WithDocumentText(_historyDocument!, SourceText.From(_history.ToScript(), Encoding.UTF8))
                .WithProjectMetadataReferences(_historyProject, _libraries.With(_history.References));
            // Solutions made from this one share what it has compiled, and only that: each request would else compile the history itself.
            solution.GetProject(_historyProject)!.GetCompilationAsync(CancellationToken.None).GetAwaiter().GetResult();
            return _solution = solution;
        }
    }

    private Solution Create()
    {
        _historyDocument = DocumentId.CreateNewId(_historyProject);
        _cellDocument = DocumentId.CreateNewId(_cellProject);
        return new AdhocWorkspace(RoslynHost.Services).CurrentSolution
            .AddProject(Project(_historyProject, _historyDocument, "History"))
            .AddProject(Project(_cellProject, _cellDocument, "Cell"))
            .AddProjectReference(_cellProject, new ProjectReference(_historyProject));
    }

    private ProjectInfo Project(ProjectId id, DocumentId document, string name) => ProjectInfo.Create(
        id,
        VersionStamp.Default,
        name,
        "Notebook." + name,
        LanguageNames.CSharp,
        compilationOptions: new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            usings: DefaultImports.Namespaces,
            scriptClassName: name,
            allowUnsafe: true,
            metadataReferenceResolver: _libraries,
            sourceReferenceResolver: new SourceFileResolver([], workingDirectory),
            metadataImportOptions: MetadataImportOptions.Public),
        parseOptions: ParseOptions,
        documents: [DocumentInfo.Create(document, name + ".csx", sourceCodeKind: SourceCodeKind.Script)],
        isSubmission: true);
}
