using System.Text.Json;

namespace GraphTenancy.GraphQL.Demo;

/// <summary>Where the demo plays: a running server and the means to make tenants for it.</summary>
internal interface IDemoStage
{
    /// <summary>A token of the platform administrator.</summary>
    string AdminToken { get; }

    /// <summary>Makes a new tenant with one user.</summary>
    Task<DemoTenant> CreateTenantAsync(string name, CancellationToken cancellationToken);

    /// <summary>Sends an operation and returns its <c>data</c>.</summary>
    /// <exception cref="InvalidOperationException">The answer has errors.</exception>
    Task<JsonElement> SendAsync(string token, string document, object variables, CancellationToken cancellationToken);
}

/// <summary>A tenant of the demo.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Token">A token of its user.</param>
internal sealed record DemoTenant(Guid Id, string Code, string Name, string Token);
