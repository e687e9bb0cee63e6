using System.Diagnostics;
using System.Runtime.InteropServices;
using Workshop.Cli.Kernels.Installation;
using Workshop.Kernel;
using Workshop.Processes;

namespace Workshop.Cli.Kernels;

/// <summary>The kernel's process: begins with the connection file; ends by a client's wish, a signal, a cell, or with its client. It leaves
/// no process behind.</summary>
internal static class KernelProcess
{
    /// <summary>Runs the kernel until it is asked to shut down.</summary>
    /// <returns>One of <see cref="CourseExitCode"/>.</returns>
    internal static int Run(KernelArguments arguments)
    {
        try
        {
            using var copy = KernelCopyUse.Hold();
            var connection = ConnectionFile.Read(arguments.ConnectionFile);
            ProcessTree.AdoptOrphans();
            Serve(JupyterKernel.Start(connection, new KernelHost()));
            return CourseExitCode.Success;
        }
        catch (ConnectionFileException exception)
        {
            Console.Error.WriteLine($"course: {exception.Message}");
            return CourseExitCode.WrongUsage;
        }
        catch (ListenException exception)
        {
            Console.Error.WriteLine($"course: {exception.Message}");
            return CourseExitCode.LacksSomething;
        }
    }

    private static void Serve(JupyterKernel kernel)
    {
        // Environment.Exit in a cell must not lose what the cell wrote just before, nor leave its children.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => kernel.EndWithProcess();
        ParentWatch.Start(() =>
        {
            // Nobody is left to answer, and a cell may have what an orderly end would wait for.
            try
            {
                ProcessTree.KillDescendants();
            }
            finally
            {
                Process.GetCurrentProcess().Kill();
            }
        });
        Signals.ListenToInterrupt();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            kernel.Interrupt();
        });
        using var terminate = EndOn(PosixSignal.SIGTERM, number: 15);
        using var hangUp = EndOn(PosixSignal.SIGHUP, number: 1);
        kernel.ShutdownAsked.Wait();
        kernel.Dispose();
    }

    private static PosixSignalRegistration EndOn(PosixSignal signal, int number) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        new Thread(() => Environment.Exit(CourseExitCode.Signalled + number)) { IsBackground = true, Name = "end" }.Start();
    });
}
