namespace GraphTenancy.GraphQL.Http;

/// <summary>How the answers of a stream are set apart.</summary>
internal enum StreamFormatKind
{
    /// <summary>As events.</summary>
    EventStream,

    /// <summary>As parts.</summary>
    Multipart,

    /// <summary>As parts, each answer wrapped.</summary>
    MultipartSubscription,
}
