using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace GraphTenancy.GraphQL.Tests;

/// <summary>Sends GraphQL over HTTP.</summary>
public sealed class TestClient(HttpClient http)
{
    public HttpClient Http { get; } = http;

    public string? Token { get; set; }

    public string? TenantHeader { get; set; }

    /// <summary>The modern media type unless a test says otherwise: its status tells what became of a request.</summary>
    public string? Accept { get; set; } = "application/graphql-response+json";

    public string? Host { get; set; }

    public Task<TestAnswer> QueryAsync(string query) =>
        PostAsync(JsonSerializer.Serialize(new { query }), "application/json");

    public Task<TestAnswer> QueryAsync(string query, object variables) =>
        PostAsync(JsonSerializer.Serialize(new { query, variables }, TestAnswer.CamelCase), "application/json");

    public async Task<TestAnswer> PostAsync(string body, string? contentType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        if (contentType is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return await SendAsync(request);
    }

    public async Task<TestAnswer> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    public async Task<TestAnswer> SendAsync(HttpRequestMessage request)
    {
        if (Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        if (TenantHeader is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Tenant-ID", TenantHeader);
        }

        if (Accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", Accept);
        }

        request.Headers.Host = Host;
        HttpResponseMessage response = await Http.SendAsync(request);
        return new TestAnswer(response, await response.Content.ReadAsStringAsync());
    }
}

/// <summary>An answer with its body.</summary>
public sealed record TestAnswer(HttpResponseMessage Response, string Body)
{
    internal static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public HttpStatusCode Status => Response.StatusCode;

    public string? MediaType => Response.Content.Headers.ContentType?.MediaType;

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>The code of the first error; null when there is none.</summary>
    public string? Code => Json.TryGetProperty("errors", out JsonElement errors)
        && errors[0].TryGetProperty("extensions", out JsonElement extensions)
        && extensions.TryGetProperty("code", out JsonElement code) ? code.GetString() : null;

    /// <summary>The value at a path below <c>data</c>, such as <c>orders.nodes.0.id</c>.</summary>
    public JsonElement At(string path) => path.Split('.').Aggregate(
        Json.GetProperty("data"),
        static (value, step) => value.ValueKind == JsonValueKind.Array
            ? value[int.Parse(step, CultureInfo.InvariantCulture)]
            : value.GetProperty(step));

    /// <summary>The text of the value at a path below <c>data</c>: strings without quotes, lists as JSON.</summary>
    public string Text(string path) => At(path).ToString();

    /// <summary>This answer, which must have no errors.</summary>
    public TestAnswer Succeeded()
    {
        Assert.True(Status == HttpStatusCode.OK && !Json.TryGetProperty("errors", out _), $"{(int)Status}: {Body}");
        return this;
    }

    public string? Data(string field) => Json.GetProperty("data").GetProperty(field).GetString();
}
