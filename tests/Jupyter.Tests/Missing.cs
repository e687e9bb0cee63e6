namespace Jupyter.Tests;

/// <summary>What a test does about a program that this machine lacks: skip with the reason, but fail in CI, which installs all of them.</summary>
internal static class Missing
{
    internal static void Program(string what, string debianPackage)
    {
        var reason = $"{what} is missing: install it (Debian: apt-get install {debianPackage}) to run this test.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(reason);
        Assert.Skip(reason);
    }
}
