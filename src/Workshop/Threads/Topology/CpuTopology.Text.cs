using System.Globalization;
using System.Text;

namespace Workshop.Threads;

public sealed partial record CpuTopology
{
    /// <summary>A summary, a table of the cores, and lists of caches and NUMA nodes. Columns of which nothing is known are left out.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Summary());
        AppendTable(text.Append("\n\n"));
        foreach (var caches in (Caches ?? []).GroupBy(cache => cache with { SharedBy = null }))
            text.Append('\n').Append(caches.Key.ToString()).Append(Users([.. caches]));
        if (NumaNodes is { Count: > 1 } nodes)
            text.Append('\n').AppendJoin('\n', nodes);
        return text.ToString();
    }

    /// <summary>One line: <c>AMD EPYC: 2 logical cores, 2 physical ones, 1 package; this process may use 0-1</c>.</summary>
    public string Summary()
    {
        string?[] parts =
        [
            Number(OnlineCores.Count, "logical core"),
            PhysicalCoreCount is { } physical ? Number(physical, "physical one") : null,
            PackageCount is { } packages ? Number(packages, "package") : null,
            NumaNodes is { Count: > 1 } nodes ? Number(nodes.Count, "NUMA node") : null,
            OfflineCores.Count > 0 ? $"offline: {CoreList.Format(OfflineCores)}" : null,
        ];
        var quota = QuotaCores is { } cores ? string.Create(CultureInfo.InvariantCulture, $", for the time of {cores:0.##}") : "";
        return $"{ModelName ?? "Unknown processor"}: {string.Join(", ", parts.OfType<string>())}; " +
               $"this process may use {CoreList.Format(AllowedCores)}{quota}";
    }

    private static string Number(int count, string thing) => $"{count} {thing}{(count == 1 ? "" : "s")}";

    private static string Users(IReadOnlyList<CpuCache> caches)
    {
        var users = caches.Select(cache => cache.SharedBy).OfType<IReadOnlyList<int>>().Select(CoreList.Format).ToList();
        return users.Count == 0 ? "" : $", for {string.Join(" | ", users)}";
    }

    private void AppendTable(StringBuilder text)
    {
        var columns = new List<string[]>();
        var alike = Cores.Where(core => core.IsOnline).All(core => core.RelativeCapacity is 1 or null);
        AddColumn("core", core => $"{core.Id}");
        AddColumn("allowed", core => !core.IsOnline ? "offline" : core.IsAllowed ? "yes" : "no");
        AddColumn("package", core => Number(core.Package));
        AddColumn("physical", core => Number(core.PhysicalCore));
        AddColumn("siblings", core => core.SmtSiblings is { Count: > 0 } siblings ? CoreList.Format(siblings) : null);
        AddColumn("NUMA", core => Number(core.NumaNode));
        AddColumn("kind", core => core.Kind?.ToString());
        AddColumn("capacity", core => alike ? null : Number(core.RelativeCapacity));
        AddColumn("MHz", core => Number(core.CurrentMegahertz));
        AddColumn("nominal", core => Number(core.NominalMegahertz));
        AddColumn("highest", core => Number(core.MaximumMegahertz));
        AddColumn("governor", core => core.Governor);
        for (var row = 0; row <= Cores.Count; row++)
            text.AppendJoin("  ", columns.Select(column => column[row].PadLeft(column.Max(cell => cell.Length)))).Append('\n');

        void AddColumn(string title, Func<LogicalCore, string?> cell)
        {
            var cells = Cores.Select(cell).ToList();
            if (cells.Exists(content => content is not null))
                columns.Add([title, .. cells.Select(content => content ?? "-")]);
        }

        static string? Number(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture);
    }
}
