using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace GraphTenancy.GraphQL.Tests;

/// <summary>A response that is read while it is written.</summary>
public sealed class TestStream : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly StreamReader _reader;

    private TestStream(HttpResponseMessage response, Stream body) =>
        (Response, _reader) = (response, new StreamReader(body, Encoding.UTF8));

    public HttpResponseMessage Response { get; }

    public string? ContentType => Response.Content.Headers.ContentType?.ToString();

    public static async Task<TestStream> OpenAsync(TestClient client, string accept, string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query }), new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (client.Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", client.Token);
        }

        HttpResponseMessage response = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new TestStream(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next line; null at the end.</summary>
    public async Task<string?> ReadLineAsync() => await _reader.ReadLineAsync().WaitAsync(Patience);

    /// <summary>The next characters, as many.</summary>
    public async Task<string> ReadAsync(int count)
    {
        char[] text = new char[count];
        await _reader.ReadBlockAsync(text, 0, count).WaitAsync(Patience);
        return new string(text);
    }

    public Task<string> ReadToEndAsync() => _reader.ReadToEndAsync().WaitAsync(Patience);

    public void Dispose()
    {
        _reader.Dispose();
        Response.Dispose();
    }
}
