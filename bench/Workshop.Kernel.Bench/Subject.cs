namespace Workshop.Kernel.Bench;

/// <summary>A kernel to be measured, and what to ask of it in its language.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Argv">How to start it; <c>{connection_file}</c> stands for the file.</param>
/// <param name="KernelName">The name by which nbconvert finds it.</param>
/// <param name="Declaration">A cell that declares <c>message</c>, a string.</param>
/// <param name="Completions">What to complete: of the platform, and of an earlier cell.</param>
/// <param name="Cells">The same notebook in each language.</param>
internal sealed record Subject(
    string Name, IReadOnlyList<string> Argv, string KernelName, string Declaration, IReadOnlyList<string> Completions, IReadOnlyList<string> Cells)
{
    internal static Subject Ours(IReadOnlyList<string> argv) => new(
        "ours", argv, ".net-csharp", "var message = \"hello\";", ["Console.Wr", "message.Sub"],
        [
            "1+1", "var x = 40;", "x + 2", "Console.WriteLine($\"x is {x}\");", "int Square(int n) => n * n;",
            "Enumerable.Range(1, 10).Select(Square).Sum()", "record Point(int X, int Y);",
            "var points = Enumerable.Range(0, 5).Select(i => new Point(i, Square(i))).ToList();\npoints.Count",
            "string.Join(\", \", points.Select(p => p.Y))", "await Task.Delay(1);\nx",
        ]);

    internal static Subject Ipykernel(string python) => new(
        "ipykernel", [python, "-m", "ipykernel_launcher", "-f", "{connection_file}"], "python3", "message = \"hello\"", ["message.up", "print"],
        [
            "1+1", "x = 40", "x + 2", "print(f\"x is {x}\")", "def square(n): return n * n",
            "sum(map(square, range(1, 11)))", "class Point:\n    def __init__(self, x, y): self.x, self.y = x, y",
            "points = [Point(i, square(i)) for i in range(5)]\nlen(points)",
            "\", \".join(str(p.y) for p in points)", "import asyncio\nawait asyncio.sleep(0.001)\nx",
        ]);
}
