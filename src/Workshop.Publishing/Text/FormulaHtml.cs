using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Workshop.Publishing.Text;

/// <summary>Renders a formula in a line, <c>$x$</c>: its source, which math.js replaces by the set formula.</summary>
internal sealed class FormulaHtml : HtmlObjectRenderer<MathInline>
{
    /// <summary>What the markup of every formula begins with, behind the name of its element.</summary>
    internal const string Opening = " class=\"formula";

    protected override void Write(HtmlRenderer renderer, MathInline formula) =>
        // Two dollars in a line ask for the large form.
        renderer.Write($"<code{Opening}{(formula.DelimiterCount > 1 ? " formula-display" : "")}\">{Markup.Escape(formula.Content.ToString())}</code>");
}

/// <summary>Renders a formula of its own, between lines of <c>$$</c>.</summary>
internal sealed class FormulaBlockHtml : HtmlObjectRenderer<MathBlock>
{
    protected override void Write(HtmlRenderer renderer, MathBlock formula)
    {
        renderer.EnsureLine();
        renderer.WriteLine($"<div class=\"formula-scroll\" tabindex=\"0\"><code{FormulaHtml.Opening} formula-display\">{Markup.Escape(formula.Lines.ToString())}</code></div>");
    }
}

/// <summary>A formula in plain text is its source.</summary>
internal sealed class PlainFormula : HtmlObjectRenderer<MathInline>
{
    protected override void Write(HtmlRenderer renderer, MathInline formula) => renderer.Write(ref formula.Content);
}
