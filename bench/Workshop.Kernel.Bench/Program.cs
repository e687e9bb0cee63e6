using Workshop.Kernel.Bench;

// Measures the installed kernel, beside ipykernel in the same run: what one machine did yesterday says little about today.
var folder = Directory.CreateTempSubdirectory("kernel-bench-").FullName;
try
{
    var options = BenchOptions.Parse(args);
    var figures = Comparison.Run(CourseRoot(), folder, options);
    Report.Print(figures);
    if (options.Json is { } file)
        Report.Write(file, figures, options.Rounds);
    return 0;
}
catch (BenchException exception)
{
    Console.Error.WriteLine($"kernel-bench: {exception.Message}");
    return 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static string CourseRoot()
{
    for (var parent = AppContext.BaseDirectory; parent is not null; parent = Path.GetDirectoryName(parent))
    {
        if (File.Exists(Path.Combine(parent, "Course.sln")))
            return parent;
    }
    throw new BenchException("The course's folder was not found above this program. Run it by 'dotnet run --project bench/Workshop.Kernel.Bench'.");
}
