using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Engine.Requests.Documents;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>
/// Which documents the server knows beforehand: sections <c>GraphTenancy:TrustedDocuments</c> and
/// <c>GraphTenancy:AutomaticPersistedQueries</c>.
/// </summary>
internal static class PersistedOperationSettings
{
    public const string PathKey = "GraphTenancy:TrustedDocuments:Path";
    public const string OnlyTrustedKey = "GraphTenancy:TrustedDocuments:OnlyTrusted";

    private const string Automatic = "GraphTenancy:AutomaticPersistedQueries";
    private const int LargestStore = 1024 * 1024 * 1024;

    /// <summary>Reads the settings and the documents.</summary>
    /// <exception cref="ConfigurationException">A value is not usable; the message names its key.</exception>
    public static void Apply(IConfiguration configuration, GraphQLServerBuilder server)
    {
        string? path = configuration[PathKey];
        bool isOnlyTrusted = SettingReader.ReadBool(configuration, OnlyTrustedKey, standard: false);
        if (!string.IsNullOrWhiteSpace(path))
        {
            server.AddOperationDocumentStorage(Load(path));
        }
        else if (isOnlyTrusted)
        {
            throw new ConfigurationException($"{OnlyTrustedKey} is true, but {PathKey} names no documents.");
        }

        server.ModifyOptions(options =>
        {
            PersistedOperationOptions persisted = options.PersistedOperations;
            persisted.OnlyAllowPersistedDocuments = isOnlyTrusted;
            persisted.EnableAutomaticPersistedQueries =
                SettingReader.ReadBool(configuration, $"{Automatic}:Enabled", standard: false);
            persisted.MaxAutomaticDocuments = SettingReader.ReadInt(
                configuration, $"{Automatic}:MaxDocuments", persisted.MaxAutomaticDocuments, 1, int.MaxValue);
            persisted.MaxAutomaticBytes = SettingReader.ReadInt(
                configuration, $"{Automatic}:MaxBytes", (int)persisted.MaxAutomaticBytes, 1, LargestStore);
        });
    }

    private static TrustedDocuments Load(string path)
    {
        try
        {
            return TrustedDocuments.Load(path);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new ConfigurationException($"{PathKey}: {wrong.Message}", wrong);
        }
    }
}
