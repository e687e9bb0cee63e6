namespace Workshop.Publishing.Tests;

/// <summary>A folder with a program named npm that needs no network. It writes a line into a log at each call.</summary>
internal sealed class FakeNpm
{
    private readonly string _log;

    private FakeNpm(string folder, string log) => (Folder, _log) = (folder, log);

    public string Folder { get; }

    public int Calls => File.Exists(_log) ? File.ReadAllLines(_log).Length : 0;

    /// <summary>An npm that installs empty files where the packages have their real ones.</summary>
    public static FakeNpm ThatInstalls(TemporaryFolder folder) => Create(folder, """
        put() { mkdir -p "$(dirname "node_modules/$1")"; echo "/* a file of npm stands here */" > "node_modules/$1"; }
        grep -q '"reveal.js"' package.json && for file in LICENSE dist/reveal.css dist/reveal.js dist/plugin/notes.js; do put "reveal.js/$file"; done
        grep -q '"katex"' package.json && for file in LICENSE dist/katex.min.css dist/katex.min.js dist/fonts/A.woff2 dist/fonts/A.ttf; do put "katex/$file"; done
        grep -q '"@mermaid-js/tiny"' package.json && for file in LICENSE dist/mermaid.tiny.js; do put "@mermaid-js/tiny/$file"; done
        exit 0
        """);

    /// <summary>An npm without a network.</summary>
    public static FakeNpm ThatFails(TemporaryFolder folder) => Create(folder, """
        echo "npm error network request failed" >&2
        echo "npm error A complete log of this run can be found in: x.log" >&2
        exit 1
        """);

    private static FakeNpm Create(TemporaryFolder folder, string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for npm is a POSIX shell script.");
        var bin = Directory.CreateDirectory(folder.Child("bin")).FullName;
        var log = folder.Child("npm.log");
        var program = Path.Combine(bin, "npm");
        File.WriteAllText(program, $"#!/bin/sh\necho \"$@\" >> '{log}'\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new FakeNpm(bin, log);
    }
}
