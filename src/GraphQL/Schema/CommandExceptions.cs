namespace GraphTenancy.GraphQL.Schema;

/// <summary>A value of the input is outside what the command allows.</summary>
public sealed class InvalidInputException(string field, string message) : Exception(message)
{
    /// <summary>The input field, such as <c>lines.0.quantity</c>.</summary>
    public string Field { get; } = field;
}

/// <summary>Somebody else changed it since the caller looked.</summary>
public sealed class ConcurrencyConflictException(int? expected, int? actual)
    : Exception("It was changed in the meantime. Read it again and repeat the command with the version you saw.")
{
    /// <summary>The version that the command expected.</summary>
    public int? Expected { get; } = expected;

    /// <summary>The version that it has.</summary>
    public int? Actual { get; } = actual;
}

/// <summary>The idempotency key was used before, for another content.</summary>
public sealed class IdempotencyKeyReusedException(string idempotencyKey)
    : Exception("The idempotency key was used before with another content. Use a new key for a new command.")
{
    /// <summary>The key.</summary>
    public string IdempotencyKey { get; } = idempotencyKey;
}
