using Workshop.Kernel.Protocol;

namespace Workshop.Kernel.Handlers;

/// <summary>Answers one type of request.</summary>
internal interface IRequestHandler
{
    /// <summary>Does what is asked for, and replies unless the type has no reply.</summary>
    /// <exception cref="System.Text.Json.JsonException">The content is not what the type demands.</exception>
    void Handle(Message request);
}
