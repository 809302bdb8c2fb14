namespace GraphTenancy.GraphQL.Http.WebSockets;

/// <summary>What a client can say.</summary>
internal enum ClientMessageType
{
    /// <summary>The first message, with what the client has to say of itself.</summary>
    ConnectionInit,

    /// <summary>Are you there?</summary>
    Ping,

    /// <summary>I am here.</summary>
    Pong,

    /// <summary>Run an operation.</summary>
    Subscribe,

    /// <summary>Stop an operation.</summary>
    Complete,
}
