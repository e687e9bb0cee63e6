using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workshop.Display.Tests;

/// <summary>No test registers anything: what these see, the assembly registered as it was loaded.</summary>
public class NotebookFormattersTests
{
    public NotebookFormattersTests() => RuntimeHelpers.RunModuleConstructor(typeof(Claim).Module.ModuleHandle);

    public static TheoryData<Type, string[]> Forms => new()
    {
        { typeof(ClaimOutcome), ["application/vnd.workshop.claim+json", "text/html", "text/plain"] },
        { typeof(Figure), ["application/vnd.plotly.v1+json", "text/html", "text/plain"] },
        { typeof(Plotly.NET.GenericChart), ["application/vnd.plotly.v1+json", "text/html", "text/plain"] },
        { typeof(XPlot.Plotly.PlotlyChart), ["application/vnd.plotly.v1+json", "text/html", "text/plain"] },
        { typeof(Table), ["text/html", "text/plain"] },
        { typeof(ProgressState), ["text/html", "text/plain"] },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Loading_the_library_registers_every_form(Type type, string[] mimeTypes) =>
        Assert.Equal(mimeTypes, Formatter.GetPreferredMimeTypesFor(type));

    [Fact]
    public void Values_are_formatted_by_their_own_formatters()
    {
        var claim = new ClaimOutcome("It holds.", Verdict.Holds, null);
        Assert.Equal(ClaimCard.HtmlOf(claim), claim.ToDisplayString("text/html"));
        Assert.Equal("✓ It holds.", claim.ToDisplayString("text/plain"));
        Assert.Equal("1.5 µs", new Amount(1500, "ns").ToDisplayString("text/plain"));
        var table = Table.Of([1]);
        Assert.Equal(table.ToString(), table.ToDisplayString("text/plain"));
        Assert.Equal("Baking: 1 of 2", new ProgressState("Baking", 1, 2, false).ToDisplayString("text/plain"));
    }
}
