namespace GraphTenancy.Persistence.Events;

/// <summary>What the sender of a command asks for beside the command itself.</summary>
public sealed record CommandOptions
{
    /// <summary>The longest idempotency key, in characters.</summary>
    public const int MaxIdempotencyKeyLength = 200;

    /// <summary>Nothing in particular.</summary>
    public static CommandOptions Default { get; } = new();

    /// <summary>The version that the sender saw; <see langword="null"/> when any will do.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>
    /// Chosen by the sender, 1 to 200 characters, unique per tenant: the same command sent again with it is answered
    /// and not repeated. <see langword="null"/> when repeating is meant.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>A hash of the command with its arguments, at most 64 bytes; needed beside an idempotency key.</summary>
    public byte[]? Fingerprint { get; init; }

    /// <summary>The event that caused the command; <see langword="null"/> when a user did.</summary>
    public Guid? CausationId { get; init; }

    /// <summary>Checks what the sender gave.</summary>
    /// <exception cref="ArgumentException">The key is empty or too long, or has no fingerprint beside it.</exception>
    internal void Validate()
    {
        if (IdempotencyKey is null)
        {
            return;
        }

        if (IdempotencyKey.Length is 0 or > MaxIdempotencyKeyLength)
        {
            throw new ArgumentException(
                $"The idempotency key has {IdempotencyKey.Length} characters, "
                + $"allowed are 1 to {MaxIdempotencyKeyLength}.");
        }

        if (Fingerprint is not { Length: > 0 and <= 64 })
        {
            throw new ArgumentException("An idempotency key needs a fingerprint of 1 to 64 bytes beside it.");
        }
    }
}
