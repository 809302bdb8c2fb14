namespace GraphTenancy.GraphQL.Engine.Requests.Documents;

/// <summary>Trusted documents and automatic persisted queries.</summary>
public sealed class PersistedOperationOptions
{
    /// <summary>Whether only trusted documents are executed; then clients cannot register any either.</summary>
    public bool OnlyAllowPersistedDocuments { get; set; }

    /// <summary>Whether clients may register documents by their hash (APQ); off as with Hot Chocolate.</summary>
    public bool EnableAutomaticPersistedQueries { get; set; }

    /// <summary>Registered documents that are kept; the one used least recently goes first.</summary>
    public int MaxAutomaticDocuments { get; set; } = 1000;

    /// <summary>Bytes of all registered documents together, 8 MiB by default.</summary>
    public long MaxAutomaticBytes { get; set; } = 8 * 1024 * 1024;
}
