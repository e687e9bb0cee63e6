namespace Workshop.Scripting.Display;

/// <summary>A secret that no output shows by accident.</summary>
public sealed class PasswordString
{
    private readonly string _password;

    internal PasswordString(string password) => _password = password;

    /// <summary>The secret itself.</summary>
    public string GetClearTextPassword() => _password;

    /// <summary>Stars, always as many.</summary>
    public override string ToString() => "******";
}
