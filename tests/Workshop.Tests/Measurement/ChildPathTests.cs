using Workshop.Processes;

namespace Workshop.Tests.Measurement;

public class ChildPathTests
{
    [Fact(Timeout = 60_000)]
    public async Task A_child_that_measures_nothing_loads_neither_statistics_nor_JSON()
    {
        var child = await ChildProcess.RunAsync(LoadedLibraries, cancellationToken: TestContext.Current.CancellationToken);

        var loaded = child.Result!.Split(' ');
        Assert.Contains("Workshop", loaded);
        Assert.DoesNotContain("Perfolizer", loaded);
        Assert.DoesNotContain("HdrHistogram", loaded);
        Assert.DoesNotContain("System.Text.Json", loaded);
    }

    private static string LoadedLibraries() => string.Join(' ', AppDomain.CurrentDomain.GetAssemblies().Select(library => library.GetName().Name));
}
