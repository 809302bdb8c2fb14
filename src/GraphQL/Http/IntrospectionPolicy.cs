using GraphTenancy.GraphQL.Engine.Errors;
using GraphTenancy.GraphQL.Hosting;
using GraphTenancy.GraphQL.Tenancy;

namespace GraphTenancy.GraphQL.Http;

/// <summary>
/// Who may look at the schema, by introspection, by the names that error messages suggest, and by its text: setting
/// <c>GraphTenancy:Introspection</c>. Callers that are known by default, in Development everybody.
/// </summary>
internal sealed class IntrospectionPolicy
{
    public const string Key = "GraphTenancy:Introspection";

    private readonly IntrospectionMode _mode;

    private IntrospectionPolicy(IntrospectionMode mode) => _mode = mode;

    /// <summary>Whether there is anybody who may.</summary>
    public bool IsEverAllowed => _mode != IntrospectionMode.Never;

    /// <summary>Reads the setting.</summary>
    /// <exception cref="ConfigurationException">It is none of the names.</exception>
    public static IntrospectionPolicy From(IConfiguration configuration, IHostEnvironment environment)
    {
        string? text = configuration[Key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return new IntrospectionPolicy(
                environment.IsDevelopment() ? IntrospectionMode.Always : IntrospectionMode.Authenticated);
        }

        return Enum.TryParse(text, ignoreCase: true, out IntrospectionMode mode) && Enum.IsDefined(mode)
            && !char.IsAsciiDigit(text[0])
            ? new IntrospectionPolicy(mode)
            : throw new ConfigurationException($"{Key} is \"{text}\"; Always, Authenticated or Never is allowed.");
    }

    /// <summary>
    /// Whether a caller may. A token of somebody whom the directory does not know opens nothing here either.
    /// </summary>
    public bool Allows(RequestIdentity identity) =>
        _mode == IntrospectionMode.Always || (_mode == IntrospectionMode.Authenticated && identity.Caller is not null);

    /// <summary>The refusal of the schema's text.</summary>
    public static GraphQLError Refusal { get; } = new()
    {
        Message = "Introspection is not allowed for the current request.",
        Code = ErrorCodes.IntrospectionNotAllowed,
    };
}
