namespace GraphTenancy.Persistence.Events;

/// <summary>Where a command's events stand.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="Version">The stream's version after the command.</param>
/// <param name="Replayed">Whether an earlier command with the same idempotency key had written them.</param>
public sealed record SaveResult(Guid StreamId, int Version, bool Replayed);
