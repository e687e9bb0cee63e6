using System.Security.Cryptography;
using System.Text;

namespace Workshop.Kernel.Protocol;

/// <summary>Signs messages by HMAC-SHA256 over header, parent header, metadata and content. Thread-safe.</summary>
/// <param name="key">The connection file's key. When it is empty, messages carry an empty signature and none is checked.</param>
internal sealed class MessageSigner(string key)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>The signature: hexadecimal digits in ASCII, or nothing without a key.</summary>
    internal byte[] Sign(ReadOnlySpan<byte[]> signedFrames)
    {
        if (_key.Length == 0)
            return [];
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var frame in signedFrames)
            hash.AppendData(frame);
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(digest));
    }

    /// <summary>Whether the signature is the right one. How long it takes does not tell where it is wrong.</summary>
    internal bool IsRight(ReadOnlySpan<byte> signature, ReadOnlySpan<byte[]> signedFrames) =>
        _key.Length == 0 || CryptographicOperations.FixedTimeEquals(signature, Sign(signedFrames));
}
