using System.Reflection;

namespace Workshop.Scripting.Tests;

public class ReferenceTests : EngineTest
{
    [Fact]
    public async Task A_referenced_file_is_found_from_the_working_directory_and_shared_ones_are_the_hosts()
    {
        await Run("#r \"Microsoft.DotNet.Interactive.Formatting.dll\"");
        Assert.Equal("Default", await Value("System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(typeof(Formatter).Assembly).Name"));
    }

    [Fact]
    public async Task A_library_loads_apart_from_the_hosts_copy()
    {
        await Run("#r \"xunit.v3.assert.dll\"\nusing Xunit;");
        Assert.Equal("Notebook", await Value("System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(typeof(Assert).Assembly).Name"));
    }

    [Fact]
    public async Task A_library_may_name_an_assembly_of_the_platform_that_only_forwards()
    {
        Assert.Contains(typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.GetReferencedAssemblies(), a => a.Name == "netstandard");
        await Run("class Oven { }\nFormatter.Register<Oven>((oven, writer) => writer.Write(\"hot\"), \"text/plain\");");
        Assert.Equal("hot", await Value("new Oven()"));
    }

    [Fact]
    public async Task A_missing_file_is_refused_by_name()
    {
        var error = await Error("#r \"nowhere/missing.dll\"");
        Assert.Contains("nowhere/missing.dll", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loaded_script_runs_and_its_errors_name_the_file()
    {
        var folder = Directory.CreateTempSubdirectory("scripting-tests-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "bake.csx"), "int Bake() => 42;", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "bad.csx"), "int Bake( => 42;", TestContext.Current.CancellationToken);
            using var engine = new CSharpEngine(folder.FullName);
            var good = await engine.ExecuteAsync(new Cell(1, "#load \"bake.csx\"\nBake()"), Output, null, TestContext.Current.CancellationToken);
            Assert.Equal("42", good.Value!["text/plain"]);
            var bad = await engine.ExecuteAsync(new Cell(2, "#load \"bad.csx\""), Output, null, TestContext.Current.CancellationToken);
            Assert.Contains("bad.csx, line 1", bad.Error!.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_library_can_be_rebuilt_while_the_notebook_is_open_and_its_copies_go_with_the_engine()
    {
        var folder = Directory.CreateTempSubdirectory("scripting-tests-");
        try
        {
            var library = Path.Combine(folder.FullName, "xunit.v3.assert.dll");
            File.Copy(Path.Combine(AppContext.BaseDirectory, "xunit.v3.assert.dll"), library);
            string loaded;
            using (var engine = new CSharpEngine(folder.FullName))
            {
                await engine.ExecuteAsync(new Cell(1, "#r \"xunit.v3.assert.dll\""), Output, null, TestContext.Current.CancellationToken);
                // In place, as a build does it.
                await using (var rebuilt = File.OpenWrite(library))
                    rebuilt.SetLength(0);
                var location = await engine.ExecuteAsync(
                    new Cell(2, "Xunit.Assert.Equal(1, 1); typeof(Xunit.Assert).Assembly.Location"), Output, null, TestContext.Current.CancellationToken);
                loaded = location.Value!["text/plain"];
                Assert.NotEqual(folder.FullName, Path.GetDirectoryName(loaded));
                Assert.True(File.Exists(loaded));
            }

            if (!OperatingSystem.IsWindows())
                Assert.False(File.Exists(loaded));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_bytes_of_a_cell_can_be_had_by_whoever_knows_the_contract()
    {
        await Run("static class Shop { public static int Open() => 1; }");
        await Run("AppContext.SetData(\"ReferenceTests.shop\", typeof(Shop).Assembly);");
        var find = (Func<Assembly, byte[]?>)AppContext.GetData("Notebook.AssemblyImage")!;
        var image = find((Assembly)AppContext.GetData("ReferenceTests.shop")!);
        Assert.NotNull(image);
        Assert.Equal("MZ"u8.ToArray(), image[..2]);
        Assert.Null(find(typeof(object).Assembly));
    }

    [Fact]
    public async Task Cells_run_optimised()
    {
        await Run("class C { }");
        Assert.Equal("False", await Value(
            "typeof(C).Assembly.GetCustomAttributes(false).OfType<DebuggableAttribute>().Any(a => a.IsJITOptimizerDisabled)"));
    }
}
