namespace Workshop.Scripting;

/// <summary>Carries conversations between cells and a page; a kernel implements it.</summary>
internal interface ICommHost
{
    /// <summary>Begins a conversation.</summary>
    Comm Open(string targetName, CommMessage opening);

    /// <summary>Takes conversations that the page begins.</summary>
    void Register(string targetName, Action<Comm, CommMessage> opened);

    /// <summary>Sends a message to the page.</summary>
    void Send(Comm comm, CommMessage message);

    /// <summary>Tells the page that the conversation is over.</summary>
    void Close(Comm comm, CommMessage message);
}
