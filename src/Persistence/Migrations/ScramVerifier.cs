using System.Security.Cryptography;
using System.Text;

namespace GraphTenancy.Persistence.Migrations;

/// <summary>
/// Computes what PostgreSQL stores for a password (RFC 5803), so that the password itself is never sent.
/// </summary>
internal static class ScramVerifier
{
    private const int Iterations = 4096;
    private const int SaltLength = 16;

    /// <summary>The verifier of a password, with a salt of its own.</summary>
    /// <exception cref="ArgumentException">The password is empty or not printable ASCII.</exception>
    internal static string Create(string password)
    {
        // Beyond ASCII the RFC asks for a normalisation (SASLprep) that .NET does not have.
        if (password.Length == 0 || password.Any(character => character is < ' ' or > '~'))
        {
            throw new ArgumentException("A role's password must be printable ASCII and not empty.", nameof(password));
        }

        byte[] salt = RandomNumberGenerator.GetBytes(SaltLength);
        byte[] salted = Rfc2898DeriveBytes.Pbkdf2(
            password, salt, Iterations, HashAlgorithmName.SHA256, HMACSHA256.HashSizeInBytes);
        byte[] clientKey = HMACSHA256.HashData(salted, Encoding.ASCII.GetBytes("Client Key"));
        byte[] serverKey = HMACSHA256.HashData(salted, Encoding.ASCII.GetBytes("Server Key"));
        string storedKey = Convert.ToBase64String(SHA256.HashData(clientKey));
        return $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}"
            + $"${storedKey}:{Convert.ToBase64String(serverKey)}";
    }
}
