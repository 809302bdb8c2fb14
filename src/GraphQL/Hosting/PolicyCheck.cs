using GraphTenancy.GraphQL.Engine.Execution.Planning;
using Microsoft.AspNetCore.Authorization;

namespace GraphTenancy.GraphQL.Hosting;

/// <summary>Refuses to start while the schema asks for a policy that nobody has registered.</summary>
internal sealed class PolicyCheck(Engine.Types.Schema schema, IAuthorizationPolicyProvider policies) : IHostedService
{
    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">A policy is missing; the message names all of them.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        foreach ((string policy, string coordinate) in AuthorizationRequirements.PoliciesOf(schema))
        {
            if (await policies.GetPolicyAsync(policy) is null)
            {
                missing.Add(
                    $"{coordinate} asks for the policy '{policy}', which is not registered. "
                    + $"Add it: services.AddAuthorization(options => options.AddPolicy(\"{policy}\", …)).");
            }
        }

        if (missing.Count > 0)
        {
            throw new ConfigurationException(string.Join(Environment.NewLine, missing));
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
