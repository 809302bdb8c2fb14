using GraphTenancy.GraphQL.Tenancy;

namespace GraphTenancy.GraphQL.Http.WebSockets;

/// <summary>Who the client of a socket is, or how to close because it may not.</summary>
/// <param name="Caller">The caller; <see langword="null"/> when refused.</param>
/// <param name="Close">How to close; <see langword="null"/> when admitted.</param>
internal readonly record struct SocketAdmission(CallerWatch? Caller, SocketClose? Close);
