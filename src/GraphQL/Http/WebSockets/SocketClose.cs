using System.Text;

namespace GraphTenancy.GraphQL.Http.WebSockets;

/// <summary>Why a socket is closed, as the client sees it.</summary>
/// <param name="Code">The close code.</param>
/// <param name="Reason">At most 123 bytes in UTF-8.</param>
/// <remarks>https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md</remarks>
internal sealed record SocketClose(int Code, string Reason)
{
    private const int LongestReason = 123;

    /// <summary>The client has closed; its own code is sent back.</summary>
    public static SocketClose Normal { get; } = new(1000, "");

    /// <summary>The server stops.</summary>
    public static SocketClose GoingAway { get; } = new(1001, "The server stops");

    /// <summary>A message is larger than allowed.</summary>
    public static SocketClose TooBig { get; } = new(1009, "Message too big");

    /// <summary>Something failed that should not.</summary>
    public static SocketClose InternalError { get; } = new(1011, "Internal server error");

    /// <summary>The caller cannot be looked up at the moment.</summary>
    public static SocketClose TryAgainLater { get; } = new(1013, "Try again later");

    /// <summary>Not a message of the protocol.</summary>
    public static SocketClose InvalidMessage { get; } = new(4400, "Invalid message received");

    /// <summary>An operation before the connection was acknowledged.</summary>
    public static SocketClose Unauthorized { get; } = new(4401, "Unauthorized");

    /// <summary>The client speaks another protocol.</summary>
    public static SocketClose Subprotocol { get; } = new(4406, "Subprotocol not acceptable");

    /// <summary>No <c>connection_init</c> in time.</summary>
    public static SocketClose InitTimeout { get; } = new(4408, "Connection initialisation timeout");

    /// <summary>A second <c>connection_init</c>.</summary>
    public static SocketClose TooManyInits { get; } = new(4429, "Too many initialisation requests");

    /// <summary>
    /// The token is not valid, or not any more, or the tenant is not the caller's. Clients may connect again, with
    /// another token.
    /// </summary>
    /// <param name="code">The stable code of the error, which is the reason.</param>
    public static SocketClose Forbidden(string? code) => new(4403, code ?? "Forbidden");

    /// <summary>The payload of a message is not a request.</summary>
    public static SocketClose Invalid(string reason) => new(4400, Limit(reason, InvalidMessage.Reason));

    /// <summary>An operation of this id runs already.</summary>
    public static SocketClose Duplicate(string id) =>
        new(4409, Limit($"Subscriber for {id} already exists", "Subscriber already exists"));

    private static string Limit(string reason, string shorter) =>
        Encoding.UTF8.GetByteCount(reason) <= LongestReason ? reason : shorter;
}
