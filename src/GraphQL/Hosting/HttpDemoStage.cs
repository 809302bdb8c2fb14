using System.Net.Http.Headers;
using System.Text.Json;
using GraphTenancy.GraphQL.Demo;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence.Seeding;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>The demo's stage: a running server, talked to over HTTP as any client does.</summary>
internal sealed class HttpDemoStage : IDemoStage, IDisposable
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(10);

    private readonly HttpClient _client;
    private readonly DevelopmentTokens _tokens;
    private readonly Seeder _seeder;

    public HttpDemoStage(RunningServer server)
    {
        _client = new HttpClient { BaseAddress = new Uri(server.Url) };
        _tokens = server.App.Services.GetRequiredService<DevelopmentTokens>();
        _seeder = new Seeder(server.App.Services.GetRequiredService<PostgresDataSources>());
    }

    /// <inheritdoc/>
    public string AdminToken => _tokens.Create("olivia", tenant: null, isPlatformAdmin: true, TokenLifetime);

    /// <inheritdoc/>
    public async Task<DemoTenant> CreateTenantAsync(string name, CancellationToken cancellationToken)
    {
        // The demo may be run again on the same data, so each run has tenants of its own.
        string suffix = Guid.CreateVersion7().ToString("N")[^8..];
        string code = $"{name.Split(' ')[0].ToLowerInvariant()}_{suffix}";
        TenantContext tenant = await _seeder.SeedEmptyTenantAsync(code, name, $"demo_{code}", cancellationToken);
        string token = _tokens.Create($"demo_{code}", code, isPlatformAdmin: false, TokenLifetime);
        return new DemoTenant(tenant.TenantId, code, name, token);
    }

    /// <inheritdoc/>
    public async Task<JsonElement> SendAsync(
        string token, string document, object variables, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = document, variables }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using HttpResponseMessage response = await _client.SendAsync(request, cancellationToken);
        JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return answer.TryGetProperty("errors", out JsonElement errors)
            ? throw new InvalidOperationException(
                $"The operation failed with status {(int)response.StatusCode}: {errors}")
            : answer.GetProperty("data");
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
