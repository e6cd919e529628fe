using System.Net;
using System.Net.Http.Headers;
using Bridge.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Bridge.ServiceDefaults.Tests;

public sealed class ServiceIdentityTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>, IAsyncLifetime
{
    readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    TestService _asking = null!;
    TestService _stranger = null!;
    TestService _asked = null!;

    public async ValueTask InitializeAsync()
    {
        var broker = await infrastructure.CreateVirtualHostAsync();
        _asking = await StartAsync("asking", broker);
        _stranger = await StartAsync("stranger", broker);
        _asked = await StartAsync("asked", broker, builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ServiceIdentity:Trusted:asking"] = _asking.Address.ToString(),
        }), app =>
        {
            app.MapGet("/service", () => "ok").RequireAuthorization(Policies.Service);
            app.MapGet("/viewer", () => "ok").RequireAuthorization(Policies.Viewer);
            app.MapGet("/hr", () => "ok").RequireAuthorization(Policies.Hr);
            app.MapGet("/admin", () => "ok").RequireAuthorization(Policies.Admin);
            app.MapGet("/forgotten", () => "ok");
        });
    }

    [Fact]
    public async Task A_trusted_service_is_let_in_in_its_own_name_and_as_no_user()
    {
        var token = await Tokens(_asking).ForServiceAsync("asked", CancellationToken.None);

        Assert.Equal(HttpStatusCode.OK, await GetAsync("/service", token));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync("/viewer", token));
    }

    [Fact]
    public async Task A_wrong_method_is_answered_as_such()
    {
        var token = await Tokens(_asking).ForUserAsync("asked", Guid.CreateVersion7().ToString(), ["Viewer"], CancellationToken.None);
        using var http = new HttpClient { BaseAddress = _asked.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };

        using var response = await http.DeleteAsync(new Uri("/viewer", UriKind.Relative));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Theory]
    [InlineData("Viewer", "/viewer", HttpStatusCode.OK)]
    [InlineData("Viewer", "/hr", HttpStatusCode.Forbidden)]
    [InlineData("HR", "/hr", HttpStatusCode.OK)]
    [InlineData("HR", "/admin", HttpStatusCode.Forbidden)]
    [InlineData("Owner", "/hr", HttpStatusCode.OK)]
    [InlineData("Owner", "/admin", HttpStatusCode.OK)]
    [InlineData("Owner", "/service", HttpStatusCode.Forbidden)]
    [InlineData("Owner", "/forgotten", HttpStatusCode.Forbidden)]
    public async Task A_user_may_what_his_role_may(string role, string path, HttpStatusCode expected)
    {
        var token = await Tokens(_asking).ForUserAsync("asked", Guid.CreateVersion7().ToString(), [role], CancellationToken.None);

        Assert.Equal(expected, await GetAsync(path, token));
    }

    [Fact]
    public async Task A_token_for_another_service_is_refused() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync("/service", await Tokens(_asking).ForServiceAsync("elsewhere", CancellationToken.None)));

    [Fact]
    public async Task A_service_that_is_not_named_as_trusted_is_refused() =>
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync("/service", await Tokens(_stranger).ForServiceAsync("asked", CancellationToken.None)));

    [Fact]
    public async Task A_token_is_good_for_a_minute()
    {
        var token = await Tokens(_asking).ForServiceAsync("asked", CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(HttpStatusCode.OK, await GetAsync("/service", token));

        _clock.Advance(TimeSpan.FromSeconds(12));

        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync("/service", token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    // {"alg":"none"} with the claims of a trusted service.
    [InlineData("eyJhbGciOiJub25lIn0.eyJpc3MiOiJhc2tpbmciLCJhdWQiOiJhc2tlZCIsImtpbmQiOiJzZXJ2aWNlIiwiZXhwIjo0MTAyNDQ0ODAwfQ.")]
    public async Task What_is_not_a_token_is_refused(string token) => Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync("/service", token));

    static ServiceTokens Tokens(TestService service) => service.Services.GetRequiredService<ServiceTokens>();

    async Task<TestService> StartAsync(string name, string broker, Action<WebApplicationBuilder>? configure = null, Action<WebApplication>? map = null) =>
        await TestService.StartAsync(name, await TestService.CreateDatabaseAsync(infrastructure), broker, null, builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(_clock);
            configure?.Invoke(builder);
        }, map);

    async Task<HttpStatusCode> GetAsync(string path, string token)
    {
        using var http = new HttpClient { BaseAddress = _asked.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await _asked.DisposeAsync();
        await _stranger.DisposeAsync();
        await _asking.DisposeAsync();
    }
}
