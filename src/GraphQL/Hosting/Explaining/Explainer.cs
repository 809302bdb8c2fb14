using System.Text.Json;
using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Engine.Execution;
using GraphTenancy.GraphQL.Engine.Requests;
using GraphTenancy.GraphQL.Tenancy;
using GraphTenancy.Persistence.Sessions;

namespace GraphTenancy.GraphQL.Hosting.Explaining;

/// <summary>Takes a query through the engine in the name of a tenant's user, with sessions that explain.</summary>
internal sealed class Explainer(ExplainRequest request, IServiceProvider services)
{
    private const int Explained = 0;
    private const int NotExplained = 1;

    private readonly List<ExplainedStatement> _statements = [];

    /// <summary>Explains, prints and returns the exit code.</summary>
    public static async Task<int> RunAsync(ExplainRequest request, CancellationToken cancellationToken)
    {
        try
        {
            // What is typed wrong is told before a database is started.
            GraphQLRequest asked = await ReadAsync(request, cancellationToken);
            return await Server.LendAsync((services, stopping) =>
                new Explainer(request, services).RunAsync(asked, stopping));
        }
        catch (ExplainException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return NotExplained;
        }
    }

    private async Task<int> RunAsync(GraphQLRequest asked, CancellationToken cancellationToken)
    {
        RequestIdentity identity = await IdentifyAsync(cancellationToken);
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        using ExecutionResult result = await services.GetRequiredService<RequestExecutor>().ExecuteAsync(
            asked, scope.ServiceProvider, identity.User, context => Prepare(context, identity), cancellationToken);
        GraphQLError[] errors = [.. result.Errors.Where(static error => error.Code != ExplainingSession.Code)];
        if (result.IsOperationNotAllowed)
        {
            throw new ExplainException("Only queries are explained: a mutation would take effect.");
        }

        foreach (GraphQLError error in errors)
        {
            await Console.Error.WriteLineAsync(Describe(error));
        }

        if (result.HasData && (errors.Length == 0 || _statements.Count > 0))
        {
            var report = new ExplainReport(request, identity, result, _statements);
            await Console.Out.WriteLineAsync(request.AsJson ? report.AsJson() : report.AsText());
        }

        return errors.Length == 0 ? Explained : NotExplained;
    }

    private void Prepare(RequestContext context, RequestIdentity identity)
    {
        identity.AddTo(
            context, services.GetRequiredService<ISessionFactory>(), services.GetRequiredService<AdminSessions>(),
            observer: null);
        var explaining = new ExplainingSession(request, _statements);
        if (context.FindState<ITenantSession>() is { } tenant)
        {
            context.SetState(explaining.Wrap(tenant));
        }

        if (context.FindState<IAdminSession>() is { } admin)
        {
            context.SetState(explaining.Wrap(admin));
        }
    }

    private async ValueTask<RequestIdentity> IdentifyAsync(CancellationToken cancellationToken)
    {
        TenantName? tenant = null;
        if (request.Tenant is not null && !TenantName.TryParse(request.Tenant, out tenant))
        {
            throw new ExplainException($"'{request.Tenant}' is neither a tenant's lower-case code nor its UUID.");
        }

        ControlDirectory directory = services.GetRequiredService<ControlDirectory>();
        string user = await FindUserAsync(directory, cancellationToken);
        if (await directory.FindUserAsync(user, cancellationToken) is null)
        {
            throw new ExplainException($"There is no user '{user}'.");
        }

        var claims = new TokenClaims
        {
            UserSubject = user,
            BoundTenant = tenant,
            GivenRoles = request.IsPlatformAdmin ? [TokenClaims.PlatformAdmin] : [],
        };
        RequestIdentity identity = await services.GetRequiredService<IdentityResolver>()
            .ResolveAsync(claims, new TenantSelection(), cancellationToken);
        return identity switch
        {
            { Caller.PlatformRoles.Count: 0 } when request.IsPlatformAdmin =>
                throw new ExplainException($"'{user}' is no platform administrator."),
            { TenantRefusal: not null } when request.Tenant is not null =>
                throw new ExplainException(
                    $"'{user}' cannot use the tenant '{request.Tenant}': no member, or the tenant is suspended."),
            _ => identity,
        };
    }

    private async ValueTask<string> FindUserAsync(ControlDirectory directory, CancellationToken cancellationToken)
    {
        (bool isKnown, string? member) = request.Tenant is { } tenant
            ? await directory.FindMemberAsync(tenant, cancellationToken)
            : (true, null);
        if (!isKnown)
        {
            throw new ExplainException($"There is no tenant '{request.Tenant}'.");
        }

        if (request.User is { } user)
        {
            return user;
        }

        return request.IsPlatformAdmin && request.Tenant is null
            ? await directory.FindPlatformUserAsync(TokenClaims.PlatformAdmin, cancellationToken)
                ?? throw new ExplainException("There is no platform administrator.")
            : member ?? throw new ExplainException($"The tenant '{request.Tenant}' has no members.");
    }

    private string Describe(GraphQLError error)
    {
        string place = error.Locations is [{ } at, ..] ? $"({at.Line},{at.Column})" : "";
        string path = error.Path is null ? "" : $"{string.Join('.', error.Path.ToList())}: ";
        return $"{request.Document}{place}: {path}{error.Message}{(error.Code is null ? "" : $" [{error.Code}]")}";
    }

    private static async Task<GraphQLRequest> ReadAsync(ExplainRequest request, CancellationToken cancellationToken) =>
        new()
        {
            Document = await ReadFileAsync(request.Document, cancellationToken),
            OperationName = request.Operation,
            Variables = request.Variables is { } file
                ? ParseVariables(file, await ReadFileAsync(file, cancellationToken))
                : default,
            AllowedOperations = AllowedOperations.Query,
        };

    private static JsonElement ParseVariables(string file, byte[] json)
    {
        try
        {
            JsonElement variables = JsonSerializer.Deserialize<JsonElement>(json);
            return variables.ValueKind == JsonValueKind.Object
                ? variables
                : throw new ExplainException($"{file}: variables are a JSON object, such as {{\"first\": 10}}.");
        }
        catch (JsonException wrong)
        {
            throw new ExplainException($"{file}: {wrong.Message}", wrong);
        }
    }

    private static async Task<byte[]> ReadFileAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            if (file != "-")
            {
                return await File.ReadAllBytesAsync(file, cancellationToken);
            }

            using var copy = new MemoryStream();
            await using Stream input = Console.OpenStandardInput();
            await input.CopyToAsync(copy, cancellationToken);
            return copy.ToArray();
        }
        catch (Exception unreadable) when (
            unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ExplainException($"{file}: {unreadable.Message}", unreadable);
        }
    }
}
