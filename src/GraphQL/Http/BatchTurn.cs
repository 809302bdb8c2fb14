namespace GraphTenancy.GraphQL.Http;

/// <summary>An operation's place in its batch. State of the request.</summary>
internal sealed record BatchTurn(Batch Batch, int Index);
