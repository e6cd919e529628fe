using System.Net;
using Bridge.Gateway.Users;

namespace Bridge.Gateway.Tests;

public sealed class SessionEndTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task A_session_ends_when_it_was_not_used_for_long_and_lives_on_while_it_is()
    {
        await host.DemandAsync(FactorDemand.Nobody, idleHours: 12, longestHours: 720);
        using var http = await host.SignedInAsync("Sales");

        Assert.Equal(HttpStatusCode.OK, await AfterAsync(http, hours: 11));
        Assert.Equal(HttpStatusCode.OK, await AfterAsync(http, hours: 11));
        Assert.Equal(HttpStatusCode.Unauthorized, await AfterAsync(http, hours: 13));
    }

    [Fact]
    public async Task However_much_it_is_used_a_session_ends_and_the_next_one_is_another()
    {
        await host.DemandAsync(FactorDemand.Nobody, idleHours: 12, longestHours: 48);
        using var http = await host.SignedInAsync("Sales");

        for (var used = 0; used < 4; used++)
        {
            Assert.Equal(HttpStatusCode.OK, await AfterAsync(http, hours: 11));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await AfterAsync(http, hours: 5));
        http.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
        await host.SignInAsync(http, "Sales");
        Assert.Equal(HttpStatusCode.OK, await AfterAsync(http, hours: 11));
    }

    [Theory]
    [InlineData(2, 48)]
    [InlineData(2, 2)]
    public async Task Stricter_rules_hold_for_sessions_that_are_open_too(int idleHours, int longestHours)
    {
        await host.DemandAsync(FactorDemand.Nobody, idleHours: 12, longestHours: 48);
        using var http = await host.SignedInAsync("Sales");
        Assert.Equal(HttpStatusCode.OK, await AfterAsync(http, hours: 1));

        await host.DemandAsync(FactorDemand.Nobody, idleHours, longestHours);

        Assert.Equal(HttpStatusCode.OK, await AfterAsync(http, hours: 0));
        Assert.Equal(HttpStatusCode.Unauthorized, await AfterAsync(http, hours: 3));
    }

    async Task<HttpStatusCode> AfterAsync(HttpClient http, int hours)
    {
        host.Clock.Ahead += TimeSpan.FromHours(hours);
        using var response = await http.GetAsync(new Uri("/api/company", UriKind.Relative));
        return response.StatusCode;
    }
}
