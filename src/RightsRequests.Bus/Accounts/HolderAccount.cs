using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RightsRequests.Bus.Accounts;

/// <summary>A broker user for one data holder, whose answers bear its name because the broker itself checks it.</summary>
/// <param name="Holder">Id in <c>workflows/holders.yaml</c>; also the user's name, as the contract demands of <c>user_id</c>.</param>
/// <param name="Password">Random; stands nowhere but with the holder.</param>
public sealed record HolderAccount(string Holder, string Password)
{
    private const int PasswordBytes = 32;
    private const int SaltBytes = 4;

    /// <summary>A user with a new password of 256 random bits.</summary>
    public static HolderAccount For(string holder) => new(holder, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(PasswordBytes)));

    /// <summary>What RabbitMQ keeps in the password's place (<c>rabbit_password_hashing_sha256</c>): base64 of salt and SHA-256 of salt and password. A salt of its own for each call.</summary>
    public string Hash()
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return Convert.ToBase64String([.. salt, .. SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(Password)])]);
    }

    /// <summary>Without the password, lest it land in a log.</summary>
    public override string ToString() => $"broker user {Holder}";
}
