using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bridge.ServiceDefaults;

/// <summary>A host whose endpoints do not all say who may use them does not start: the mistake is met by whoever makes it, not by whoever finds it.</summary>
public static class EndpointPolicies
{
    public static void EnsureNamed(WebApplication app)
    {
        var forgotten = ((IEndpointRouteBuilder)app).DataSources
            .SelectMany(source => source.Endpoints)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
                && !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy is not null))
            .Select(endpoint => endpoint.DisplayName)
            .ToList();
        if (forgotten.Count > 0)
        {
            throw new InvalidOperationException($"These endpoints name no policy, add RequireAuthorization or AllowAnonymous to their group: {string.Join(", ", forgotten)}");
        }
    }
}
