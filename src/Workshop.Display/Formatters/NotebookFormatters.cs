using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;
using Workshop.Coroutines;
using XPlot.Plotly;

namespace Workshop.Display;

/// <summary>Tells the notebook's formatting how this library's values look.</summary>
public static class NotebookFormatters
{
    private const string PlotlyMimeType = "application/vnd.plotly.v1+json";

    /// <summary>Registers everything. Loading the assembly has done it already; needed again only after <see cref="Formatter.ResetToDefault"/>.</summary>
    public static void Register()
    {
        Register<ClaimOutcome>((ClaimCard.MimeType, ClaimCard.JsonOf), (HtmlFormatter.MimeType, ClaimCard.HtmlOf), (PlainTextFormatter.MimeType, ClaimCard.TextOf));
        Register<Table>((HtmlFormatter.MimeType, TableHtml.Of), (PlainTextFormatter.MimeType, TableText.Of));
        Register<ProgressState>((HtmlFormatter.MimeType, state => state.ToHtml()), (PlainTextFormatter.MimeType, state => state.ToString()));
        Register<Amount>((PlainTextFormatter.MimeType, amount => amount.ToString()));
        Register<Film>((HtmlFormatter.MimeType, FilmHtml.Of), (PlainTextFormatter.MimeType, FilmHtml.TextOf));
        Register<SuspendedState>((PlainTextFormatter.MimeType, state => state.ToString()));
        Register<Workshop.Tracing.Trace>((PlainTextFormatter.MimeType, trace => trace.ToString()));
        RegisterFigure<Figure>(figure => figure);
        RegisterFigure<GenericChart>(Figure.Of);
        RegisterFigure<PlotlyChart>(Figure.Of);
    }

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "A notebook only refers to the assembly; loading it is all that happens.")]
    internal static void OnLoad() => Register();

    private static void RegisterFigure<T>(Func<T, Figure> figureOf) => Register<T>(
        (PlotlyMimeType, chart => figureOf(chart).PlotlyJson),
        (HtmlFormatter.MimeType, chart => FigureHtml.OfThisProcess.Of(figureOf(chart))),
        (PlainTextFormatter.MimeType, chart => figureOf(chart).ToString()));

    private static void Register<T>(params (string MimeType, Func<T, string> Format)[] forms)
    {
        foreach (var (mimeType, format) in forms)
            Formatter.Register(format, mimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(T), [.. forms.Select(form => form.MimeType)]);
    }
}
