namespace Workshop.Kernel.Protocol.Messages;

/// <summary>kernel_info_reply: who speaks here.</summary>
internal sealed record KernelInfoReply(
    string ProtocolVersion,
    string Implementation,
    string ImplementationVersion,
    LanguageInfo LanguageInfo,
    string Banner,
    IReadOnlyList<HelpLink> HelpLinks)
{
    public string Status { get; } = "ok";

    public bool Debugger { get; }

    public IReadOnlyList<string> SupportedFeatures { get; } = [];
}

/// <summary>What notebooks, highlighters and exporters need to know of the language.</summary>
internal sealed record LanguageInfo(
    string Name, string Version, string Mimetype, string FileExtension, string PygmentsLexer, string CodemirrorMode);

/// <summary>An entry of the client's help menu.</summary>
internal sealed record HelpLink(string Text, string Url);
