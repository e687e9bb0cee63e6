using System.Runtime.InteropServices;

namespace Workshop.Scripting.Tests.Packages;

public class PackageInstallationTests : PackageTest
{
    [Fact]
    public async Task The_installation_is_told_in_place_and_a_second_time_nothing_is()
    {
        Feed.Add("Salt", "1.0.0");
        Feed.Add("Flour", "1.0.0", "Salt 1.0.0");
        Feed.Add("Bread", "1.2.3", "Flour 1.0.0");
        await Value("#r \"nuget:Bread\"");
        var (first, id) = Assert.Single(Output.Displayed);
        Assert.Equal("Installing Bread …", first["text/plain"]);
        Assert.All(Output.Updated, update => Assert.Equal(id, update.Id));
        Assert.Equal("Installed Bread 1.2.3 (+ 2 dependencies)", Progress);
        Assert.Equal("<div>Installed Bread 1.2.3 (+ 2 dependencies)</div>", Output.Updated.Last().Value["text/html"]);
        await Value("#r \"nuget:Bread\"\n#r \"nuget:Flour, 1.0.0\"");
        Assert.Empty(Output.Displayed);
    }

    [Fact]
    public async Task Cells_see_the_package_its_dependencies_and_their_own_variables()
    {
        Feed.Add("Flour", "1.0.0");
        Feed.Add("Bread", "1.0.0", "Flour 1.0.0");
        await Value("var loaves = 3;");
        await Value("#r \"nuget:Bread\"");
        Assert.Equal("3 1.0.0 1.0.0", await Value("$\"{loaves} {Bread.Version} {Flour.Version}\""));
    }

    [Fact]
    public async Task A_package_goes_into_the_global_folder_and_is_found_there_without_its_source()
    {
        Feed.Add("Flour", "1.0.0");
        Feed.Add("Bread", "1.0.0", "Flour 1.0.0");
        using (var first = new CSharpEngine(Feed.WorkingDirectory))
            await first.ExecuteAsync(new Cell(1, "#r \"nuget:Bread\""), Output, null, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Path.Combine(Feed.Installed, "bread", "1.0.0", "lib", "net8.0", "Bread.dll")));
        Feed.Configure("""<add key="closed" value="http://localhost:1/index.json" allowInsecureConnections="true" />""");
        Assert.Equal("1.0.0", await Value("#r \"nuget:Bread, 1.0.0\"\nBread.Version"));
        Assert.Equal("Installed Bread 1.0.0 (+ 1 dependency)", Progress);
    }

    [Fact]
    public async Task Without_any_answer_the_newest_installed_version_does()
    {
        foreach (var version in (string[])["1.0.0", "2.0.0"])
        {
            Feed.Add("Bread", version);
            using var earlier = new CSharpEngine(Feed.WorkingDirectory);
            await earlier.ExecuteAsync(new Cell(1, "#r \"nuget:Bread\""), Output, null, TestContext.Current.CancellationToken);
        }

        Feed.Configure("""<add key="closed" value="http://localhost:1/index.json" allowInsecureConnections="true" />""");
        Assert.Equal("2.0.0", await Value("#r \"nuget:Bread\"\nBread.Version"));
        Assert.Equal("Installed Bread 2.0.0. No answer from closed.", Progress);
    }

    [Fact]
    public async Task A_package_in_place_of_a_version_that_is_missing_says_so()
    {
        Feed.Add("Bread", "1.1.0");
        await Value("#r \"nuget:Bread, 1.0.0\"");
        Assert.Equal("Installed Bread 1.1.0 (in place of 1.0.0)", Progress);
        await Value("#r \"nuget:Bread, 1.0.0\"");
        Assert.Empty(Output.Displayed);
    }

    [Fact]
    public async Task A_failure_leaves_nothing_behind()
    {
        Assert.Equal(
            "cell 1, line 1: Package 'Bread' was not found. Sources asked: bakery. Check its name, or add a source by #i \"nuget:SOURCE\".",
            await Refusal("#r \"nuget:Bread\"\nConsole.Write(\"ran\");"));
        Assert.Equal("Nothing was installed.", Progress);
        Assert.Equal("", Output.Out);
        Feed.Add("Bread", "1.0.0", "Flour 1.0.0");
        Assert.Contains("Package 'Flour' was not found.", await Refusal("#r \"nuget:Bread\""), StringComparison.Ordinal);
        Feed.Add("Flour", "1.0.0");
        Assert.Equal("1.0.0", await Value("#r \"nuget:Bread\"\nFlour.Version"));
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_keeps_its_package()
    {
        Feed.Add("Bread", "1.0.0");
        var result = await Run("#r \"nuget:Bread\"\nundefined();");
        Assert.StartsWith("cell 1, line 2, column 1: error CS0103", result.Error!.Message, StringComparison.Ordinal);
        Assert.Equal("1.0.0", await Value("Bread.Version"));
    }

    [Fact]
    public async Task An_interruption_stops_the_installation_and_leaves_nothing_behind()
    {
        Feed.Add("Bread", "1.0.0");
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        Feed.Configure($"""<add key="slow" value="http://localhost:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}/index.json" allowInsecureConnections="true" />""");
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var cell = Run("#r \"nuget:Bread\"", interrupt.Token);
        using (await listener.AcceptSocketAsync(TestContext.Current.CancellationToken))
        {
            interrupt.Cancel();
            Assert.Equal(CellStatus.Interrupted, (await cell).Status);
        }

        Assert.Equal("Interrupted; nothing was installed.", Progress);
        Feed.Configure($"""<add key="bakery" value="{Feed.Folder}" />""");
        Assert.Equal("1.0.0", await Value("#r \"nuget:Bread\"\nBread.Version"));
    }

    [Fact]
    public async Task A_source_that_does_not_answer_is_named()
    {
        Feed.Configure("""<add key="closed" value="http://localhost:1/index.json" allowInsecureConnections="true" />""");
        var message = await Refusal("#r \"nuget:Bread, 1.0.0\"");
        Assert.Contains("Package 'Bread' was not found, and source 'closed' did not answer: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Libraries_for_this_system_win_and_the_compiler_sees_the_reference_library()
    {
        const string Source = "public static class Oven {{ public static string Heat => \"{0}\"; {1} }}";
        byte[] Make(string heat, string more) => PackageFeed.Library("Oven", string.Format(System.Globalization.CultureInfo.InvariantCulture, Source, heat, more));
        var system = OperatingSystem.IsWindows() ? "win" : "unix";
        Feed.Add("Oven", "1.0.0", [],
            ("ref/netstandard2.0/Oven.dll", Make("reference", "")),
            ("lib/netstandard2.0/Oven.dll", Make("any", "public static int Hidden;")),
            ($"runtimes/{system}/lib/netstandard2.0/Oven.dll", Make("this system", "public static int Hidden;")));
        Assert.Equal("this system", await Value("#r \"nuget:Oven\"\nOven.Heat"));
        Assert.Equal(CellStatus.CompilationFailed, (await Run("Oven.Hidden")).Status);
    }

    [Fact]
    public async Task A_native_library_is_found_by_the_name_that_the_package_imports()
    {
        // Any native library of the platform serves.
        var platform = RuntimeEnvironment.GetRuntimeDirectory();
        var native = Directory.EnumerateFiles(platform, "*System.IO.Compression.Native.*").First(file => !file.EndsWith(".a", StringComparison.Ordinal));
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        var extension = Path.GetExtension(native);
        Feed.Add("Mixer", "1.0.0", [],
            ("lib/net8.0/Mixer.dll", PackageFeed.Library("Mixer", """
                using System.Runtime.InteropServices;
                public static class Mixer { [DllImport("workshopmixer", EntryPoint = "CompressionNative_Crc32")] public static extern unsafe uint Crc(uint crc, byte* buffer, int length); }
                """)),
            ($"runtimes/{system}/native/{(OperatingSystem.IsWindows() ? "" : "lib")}workshopmixer{extension}", await File.ReadAllBytesAsync(native, TestContext.Current.CancellationToken)));
        Assert.Equal("3421780262", await Value("#r \"nuget:Mixer\"\nuint crc; unsafe { var text = \"123456789\"u8.ToArray(); fixed (byte* start = text) crc = Mixer.Crc(0, start, 9); }\ncrc"));
    }

    [Fact]
    public async Task What_the_platform_or_the_engine_has_is_not_even_looked_for()
    {
        Feed.Add("Bread", "1.0.0", "System.Memory 4.5.5", "NETStandard.Library 2.0.3", "Microsoft.DotNet.Interactive.Formatting 1.0.0-beta.1", "System.Text.Json 8.0.0");
        Assert.Equal("1.0.0", await Value("#r \"nuget:Bread\"\n#r \"nuget:System.Text.Json\"\nBread.Version"));
        Assert.Equal("Installed Bread 1.0.0", Progress);
    }

    [Fact]
    public async Task A_library_for_the_net_framework_does_when_there_is_no_better_one()
    {
        Feed.Add("Bread", "1.0.0", [], ("lib/net461/Bread.dll", PackageFeed.Library("Bread", "public static class Bread { public static int Loaves => 3; }")));
        Assert.Equal("3", await Value("#r \"nuget:Bread\"\nBread.Loaves"));
    }

    [Fact]
    public async Task A_package_for_another_framework_is_refused()
    {
        Feed.Add("Phone", "1.0.0", [], ("lib/net8.0-android34.0/Phone.dll", PackageFeed.Library("Phone", "public class Phone;")));
        Assert.Contains("Package 'Phone' 1.0.0 has no library for net10.0.", await Refusal("#r \"nuget:Phone\""), StringComparison.Ordinal);
    }
}
