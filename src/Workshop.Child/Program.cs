using Workshop.Child;
using Workshop.Processes;

// Started by ChildProcess, which appends the handles of the two pipes to the command line.
if (args.Length != 2)
    return Misuse.Explain();

var requests = InheritedPipe.Open(args[0], PipeFlow.ToChild);
var reports = new Reports(InheritedPipe.Open(args[1], PipeFlow.FromChild));
OwnSession.Enter();
ChildDiagnostics.Forget();
using var reader = new BinaryReader(requests);
if (ChildRequest.Read(reader) is not { } request)
    return Misuse.NoRequest();
ParentWatch.Start(requests);
Environment.Exit(MethodCall.Run(request, reports));
return 0;
