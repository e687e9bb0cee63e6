using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Workshop.Scripting.Directives;
using Workshop.Scripting.Errors;

namespace Workshop.Scripting.Compilation;

/// <summary>Turns cells into assemblies, each compilation continuing from the last accepted one.</summary>
/// <remarks>Compiling is thread-safe; accepting is for the one cell that runs.</remarks>
internal sealed class CellCompiler(string workingDirectory)
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);
    private static readonly EmitOptions EmitOptions = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private readonly CSharpCompilationOptions _options = new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: DefaultImports.Namespaces,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        concurrentBuild: false,
        metadataReferenceResolver: new FileReferenceResolver(workingDirectory),
        sourceReferenceResolver: new LoadedScripts(workingDirectory),
        metadataImportOptions: MetadataImportOptions.Public,
        // 1701 and 1702: the platform unifies versions, which is no concern of the reader's. 1998: a cell is async whether or not it awaits.
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress), new("CS1998", ReportDiagnostic.Suppress)]);

    // Assembly names must differ between all engines of a process, since a child process receives assemblies by name.
    private static int s_assembliesMade;

    private readonly StrayCalls _strayCalls = new();
    private CSharpCompilation? _previous;
    private object? _previousGate;

    // Holds the references, and makes the first cell one like any other. The warm-up and the first cell may both ask for it.
    private CSharpCompilation Previous => _previous ?? LazyInitializer.EnsureInitialized(ref _previous, ref _previousGate, () =>
        CSharpCompilation.CreateScriptCompilation(
            "Notebook.Platform", references: PlatformReferences.Read(), options: _options, returnType: typeof(object)));

    /// <summary>Compiles without changing the chain; see <see cref="Accept"/>.</summary>
    /// <returns>Either the compiled cell or the result that says why there is none.</returns>
    internal (CompiledCell? Cell, CellResult? Error) Compile(Cell cell, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref s_assembliesMade).ToString(CultureInfo.InvariantCulture);
        var tree = CSharpSyntaxTree.ParseText(
            SourceText.From(cell.Source, Encoding.UTF8), ParseOptions, cell.Origin ?? CellErrors.PathOf(cell.Number), cancellationToken);
        var compilation = CSharpCompilation.CreateScriptCompilation(
            $"Notebook.Cell{cell.Number}.Run{id}",
            tree,
            // A script inherits the references of the one before it; naming them again would cost memory in every cell.
            references: null,
            _options.WithScriptClassName("Submission#" + id),
            Previous,
            returnType: typeof(object));

        var hasCode = compilation.SyntaxTrees.Any(t => ((CompilationUnitSyntax)t.GetRoot(cancellationToken)).Members.Count > 0);
        var code = hasCode ? Emit(compilation, out var diagnostics, cancellationToken) : Check(compilation, out diagnostics, cancellationToken);
        if (code is not null)
            diagnostics = diagnostics.AddRange(_strayCalls.In(compilation, cancellationToken));
        if (diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error))
            return (null, CompilationErrors.Describe(diagnostics));
        return (new CompiledCell(
            code,
            EndsInValue(tree, compilation, cancellationToken),
            [.. compilation.DirectiveReferences.OfType<PortableExecutableReference>().Select(r => r.FilePath).OfType<string>()],
            CompilationErrors.Warnings(diagnostics),
            CellDeclarations.Of(compilation, cancellationToken),
            compilation), null);
    }

    /// <summary>Makes later cells see what this one declares.</summary>
    /// <remarks>A cell that declares nothing makes no difference to them, and would only lengthen the chain.</remarks>
    internal void Accept(CompiledCell cell)
    {
        if (!cell.Declarations.AreAny)
            return;
        _strayCalls.Accept(cell.Declarations);
        _previous = cell.Compilation;
    }

    /// <summary>Makes later cells see libraries.</summary>
    internal void AddReferences(IEnumerable<string> files) => _previous = CSharpCompilation.CreateScriptCompilation(
        "Notebook.Packages", references: files.Select(file => MetadataReference.CreateFromFile(file)), options: _options, previousScriptCompilation: Previous, returnType: typeof(object));

    /// <summary>The last accepted cell, from which all others can be reached. May be read on any thread.</summary>
    internal CSharpCompilation? Accepted => Volatile.Read(ref _previous);

    internal string WorkingDirectory { get; } = workingDirectory;

    // Emitting reports all diagnostics; asking for them first would bind the cell twice.
    private static CellCode? Emit(CSharpCompilation compilation, out ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        // The cell's text goes along, so that whoever shows a line of it has it. A loaded script is in its file.
        var texts = compilation.SyntaxTrees
            .Where(tree => tree.GetText(cancellationToken).CanBeEmbedded)
            .Select(tree => EmbeddedText.FromSource(tree.FilePath, tree.GetText(cancellationToken)));
        var emitted = compilation.Emit(image, symbols, options: EmitOptions, embeddedTexts: texts, cancellationToken: cancellationToken);
        diagnostics = emitted.Diagnostics;
        if (!emitted.Success)
            return null;
        var entry = compilation.GetEntryPoint(cancellationToken)!;
        var bytes = image.ToArray();
        CoroutineStateMachines.CompileInFull(bytes);
        return new CellCode(bytes, symbols.ToArray(), entry.ContainingType.MetadataName, entry.MetadataName);
    }

    private static CellCode? Check(CSharpCompilation compilation, out ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        diagnostics = compilation.GetDiagnostics(cancellationToken);
        return null;
    }

    // A script's value is its last statement when that is an expression without a semicolon, or whatever it returns.
    private static bool EndsInValue(SyntaxTree tree, CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        var root = tree.GetCompilationUnitRoot(cancellationToken);
        if (root.Members.LastOrDefault() is not GlobalStatementSyntax { Statement: var statement })
            return false;
        return statement switch
        {
            // Only a call can have no value. All other expressions need no second look.
            ExpressionStatementSyntax { SemicolonToken.IsMissing: true, Expression: not (InvocationExpressionSyntax or AwaitExpressionSyntax or ConditionalAccessExpressionSyntax) } => true,
            ExpressionStatementSyntax { SemicolonToken.IsMissing: true } expression =>
                compilation.GetSemanticModel(tree).GetTypeInfo(expression.Expression, cancellationToken).Type is not { SpecialType: SpecialType.System_Void },
            ReturnStatementSyntax { Expression: not null } => true,
            _ => false,
        };
    }
}
