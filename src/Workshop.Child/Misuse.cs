namespace Workshop.Child;

/// <summary>What somebody is told who starts this program by hand.</summary>
internal static class Misuse
{
    private const int ExitCode = 2;

    internal static int Explain()
    {
        Console.Error.WriteLine("Workshop.Child: started without its two pipes. It is no program for people; ChildProcess.RunAsync starts it.");
        return ExitCode;
    }

    internal static int NoRequest()
    {
        Console.Error.WriteLine("Workshop.Child: the request ended before it was whole. The parent process is gone, or could not send it.");
        return ExitCode;
    }
}
