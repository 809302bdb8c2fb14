namespace GraphTenancy.GraphQL.Hosting.Explaining;

/// <summary>What the command line asks to explain.</summary>
internal sealed record ExplainRequest
{
    /// <summary>The file of the document; <c>-</c> for standard input.</summary>
    public required string Document { get; init; }

    /// <summary>The tenant's code or id; <see langword="null"/> for none.</summary>
    public string? Tenant { get; init; }

    /// <summary>The user; <see langword="null"/> for some member of the tenant.</summary>
    public string? User { get; init; }

    /// <summary>Whether the user asks as a platform administrator.</summary>
    public bool IsPlatformAdmin { get; init; }

    /// <summary>The file of the variables; <c>-</c> for standard input, <see langword="null"/> for none.</summary>
    public string? Variables { get; init; }

    /// <summary>The operation; <see langword="null"/> for the only one.</summary>
    public string? Operation { get; init; }

    /// <summary>Whether the statements are run and measured.</summary>
    public bool IsAnalyzed { get; init; }

    /// <summary>Whether values of parameters are told.</summary>
    public bool ShowsValues { get; init; }

    /// <summary>Whether to print JSON.</summary>
    public bool AsJson { get; init; }
}
