namespace GraphTenancy.GraphQL.Http.WebSockets;

/// <summary>What to do about a message.</summary>
internal enum SocketStep
{
    /// <summary>Nothing.</summary>
    Ignore,

    /// <summary>Find out who the client is, and acknowledge.</summary>
    Initialise,

    /// <summary>Answer a ping.</summary>
    Pong,

    /// <summary>Start an operation; its id is taken from here on.</summary>
    Start,

    /// <summary>Say that the socket has too many operations; the id is not taken.</summary>
    RefuseStart,

    /// <summary>Stop an operation; its id is free again.</summary>
    Stop,

    /// <summary>Close the socket.</summary>
    Close,
}
