namespace Workshop.Kernel.Bench;

/// <summary>Measures both kernels in turns.</summary>
internal static class Comparison
{
    /// <exception cref="BenchException">Something could not be measured.</exception>
    internal static IReadOnlyList<Figure> Run(string courseRoot, string folder, BenchOptions options)
    {
        var installed = InstalledKernel.Install(courseRoot, folder);
        var subjects = new List<Subject> { Subject.Ours(installed.Argv) };
        if (ExternalProgram.PythonWithIpykernel(options.Python) is { } python)
            subjects.Add(Subject.Ipykernel(python));
        else
            Console.WriteLine("ipykernel is left out: no Python in PATH has it. Name one by --python.");
        var jupyter = ExternalProgram.InPath("jupyter", "jupyter.exe").FirstOrDefault();
        if (jupyter is null)
            Console.WriteLine("nbconvert is left out: there is no jupyter in PATH.");

        var notebooks = new NotebookRuns(courseRoot, folder, installed.JupyterPath);
        var lives = subjects.ToDictionary(subject => subject, _ => new List<KernelRound>());
        var converted = subjects.ToDictionary(subject => subject, _ => new List<double>());
        var ran = new List<double>();
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var subject in subjects)
            {
                lives[subject].Add(KernelRound.Measure(subject, folder));
                var notebook = notebooks.Write(subject);
                if (jupyter is not null)
                    converted[subject].Add(notebooks.ByNbconvert(jupyter, notebook));
                if (subject == subjects[0])
                    ran.Add(notebooks.ByCourse(notebook));
            }
        }

        var ours = subjects[0];
        var peer = subjects.ElementAtOrDefault(1);
        var figures = new List<Figure>
        {
            Of("process start to kernel_info_reply", "ms", life => life.KernelInfo, ratio: 1.0),
            Of("process start to result of the first cell", "ms", life => life.FirstCell, ratio: 1.6),
            Of("one of 50 further trivial cells", "ms", life => life.FurtherCells, ratio: 1.5),
            Of("completion after the first", "ms", life => life.Completion, limit: 25),
            Of("resident after the first cell", "MiB", life => life.Resident, limit: 150),
        };
        if (jupyter is not null)
        {
            figures.Add(new(
                "10-cell notebook, nbconvert --execute", "s", Median.Of(converted[ours]), peer is null ? null : Median.Of(converted[peer]), Ratio: 1.0, Limit: null));
        }
        figures.Add(new("10-cell notebook, course run", "s", Median.Of(ran), null, null, Limit: 1.0));
        return figures;

        Figure Of(string name, string unit, Func<KernelRound, double> value, double? ratio = null, double? limit = null) => new(
            name, unit, Median.Of(lives[ours].Select(value)), peer is null ? null : Median.Of(lives[peer].Select(value)), ratio, limit);
    }
}
