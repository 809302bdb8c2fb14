namespace GraphTenancy.GraphQL.Schema;

/// <summary>What every command may carry beside its own fields.</summary>
public interface ICommandInput
{
    /// <summary>The version that the caller saw; another one is a conflict. <see langword="null"/> takes any.</summary>
    int? ExpectedVersion { get; }

    /// <summary>
    /// Names this attempt, up to 200 characters: the same key with the same content gives the first answer again,
    /// with other content a conflict. <see langword="null"/> for none.
    /// </summary>
    string? IdempotencyKey { get; }
}
