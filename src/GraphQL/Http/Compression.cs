using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace GraphTenancy.GraphQL.Http;

/// <summary>
/// Compression of answers, off unless the configuration says otherwise: a proxy does it better, and a quarter of the
/// bytes costs as much CPU as the rest of the answer.
/// </summary>
/// <remarks>
/// BREACH needs an attacker who makes a victim's browser send requests with the victim's credentials and guesses in
/// them. Tokens stand in a header that no foreign page can set, there are no cookies, and the body of a POST must be
/// JSON; so the attacker has no such requests.
/// </remarks>
internal static class Compression
{
    /// <summary>Below it the headers that compression adds eat what it saves.</summary>
    internal const int LeastBytes = 1024;

    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(static options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["application/json", "application/graphql-response+json"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(
            static options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(static options => options.Level = CompressionLevel.Fastest);
        services.AddSingleton<IResponseCompressionProvider, LargeAnswersOnly>();
    }

    private sealed class LargeAnswersOnly(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
        : ResponseCompressionProvider(services, options)
    {
        // A whole answer knows its length; a stream does not, and must reach the client piece by piece.
        public override bool ShouldCompressResponse(HttpContext context) =>
            context.Response.ContentLength >= LeastBytes && base.ShouldCompressResponse(context);
    }
}
