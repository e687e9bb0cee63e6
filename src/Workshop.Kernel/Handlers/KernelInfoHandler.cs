using Workshop.Kernel.Protocol;
using Workshop.Kernel.Protocol.Messages;
using Workshop.Kernel.Transport;

namespace Workshop.Kernel.Handlers;

/// <summary>kernel_info_request.</summary>
internal sealed class KernelInfoHandler(Messenger messenger) : IRequestHandler
{
    private static readonly KernelInfoReply Reply = new(
        Messenger.ProtocolVersion,
        "course",
        typeof(KernelInfoHandler).Assembly.GetName().Version!.ToString(3),
        new LanguageInfo("C#", "14.0", "text/x-csharp", ".cs", "csharp", "text/x-csharp"),
        "C# kernel of the Concurrency Workshop",
        [new HelpLink(".NET documentation", "https://learn.microsoft.com/dotnet/csharp/")]);

    public void Handle(Message request) => messenger.Reply(request, "kernel_info_reply", Reply, ProtocolJson.Default.KernelInfoReply);
}
