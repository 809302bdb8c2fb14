using System.Security.Cryptography;
using System.Text.Json;

namespace GraphTenancy.Persistence.Embedded;

/// <summary>
/// Random secrets made on first use and kept in one file that only its owner can read. Thread-safe.
/// </summary>
public sealed class SecretFile
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly SortedDictionary<string, string> _secrets;

    /// <summary>Reads the file; a missing one is empty.</summary>
    /// <exception cref="EmbeddedPostgresException">The file is damaged.</exception>
    public SecretFile(string path)
    {
        _path = path;
        _secrets = new(File.Exists(path) ? Read(path) : [], StringComparer.Ordinal);
    }

    /// <summary>The secret's value: 32 random bytes in URL-safe base64, so that it stands in a URL as it is.</summary>
    public string GetOrCreate(string name)
    {
        lock (_gate)
        {
            if (!_secrets.TryGetValue(name, out string? value))
            {
                value = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))
                    .Replace('+', '-').Replace('/', '_').TrimEnd('=');
                _secrets.Add(name, value);
                PrivateFile.Write(_path, JsonSerializer.Serialize(_secrets, Indented) + "\n");
            }

            return value;
        }
    }

    private static Dictionary<string, string> Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path)) ?? [];
        }
        catch (JsonException damaged)
        {
            throw new EmbeddedPostgresException(
                $"The file {path} is damaged. Delete the folder that holds it to start with new data.", damaged);
        }
    }
}
