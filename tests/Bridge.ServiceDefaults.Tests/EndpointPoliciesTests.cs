using Microsoft.AspNetCore.Builder;

namespace Bridge.ServiceDefaults.Tests;

public sealed class EndpointPoliciesTests
{
    [Fact]
    public void A_host_with_an_endpoint_that_names_no_policy_does_not_start()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddServiceDefaults("forgetful");
        var app = builder.Build();
        app.MapGroup("/known").RequireAuthorization(Policies.Viewer).MapGet("/", () => "ok");
        app.MapGroup("/open").AllowAnonymous().MapGet("/", () => "ok");
        EndpointPolicies.EnsureNamed(app);

        app.MapGroup("/signed-in").RequireAuthorization().MapGet("/", () => "ok");
        app.MapGet("/forgotten", () => "ok");

        var problem = Assert.Throws<InvalidOperationException>(() => EndpointPolicies.EnsureNamed(app));
        Assert.Contains("/forgotten", problem.Message);
        Assert.Contains("/signed-in", problem.Message);
        Assert.DoesNotContain("/known", problem.Message);
        Assert.DoesNotContain("/open", problem.Message);
    }
}
