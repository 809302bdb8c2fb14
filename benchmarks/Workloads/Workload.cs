namespace GraphTenancy.Benchmarks.Workloads;

/// <summary>One question, put to each server in its own way.</summary>
internal sealed record Workload
{
    /// <summary>Its short name, such as <c>W1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required string Title { get; init; }

    /// <summary>As it is put to our server.</summary>
    public required Question Server { get; init; }

    /// <summary>As it is put to the hand-written endpoint.</summary>
    public required Question Rival { get; init; }

    /// <summary>As it is put to PostGraphile; <see langword="null"/> when it is not.</summary>
    public Question? PostGraphile { get; init; }

    /// <summary>Whether the administrator of the platform asks, over all tenants.</summary>
    public bool IsPrivileged { get; init; }

    /// <summary>Whether each request makes something new, so that no two answers are alike.</summary>
    public bool IsWrite { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Title}";
}
