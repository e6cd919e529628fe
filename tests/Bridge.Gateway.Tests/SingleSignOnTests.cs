using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Gateway.Users;

namespace Bridge.Gateway.Tests;

public sealed class SingleSignOnTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task Whom_the_provider_sends_with_a_mapped_group_is_signed_in_with_its_role()
    {
        using var http = host.Http();
        Assert.Equal("Example ID", (await http.GetFromJsonAsync<JsonElement>("/api/session")).GetProperty("singleSignOn").GetString());

        Assert.Equal("/", await ComeAsync(http, "s-1", "mina@example.com", "shop-leads", "lunch"));

        var user = (await http.GetFromJsonAsync<JsonElement>("/api/session")).GetProperty("user");
        Assert.Equal("mina@example.com", user.GetProperty("email").GetString());
        Assert.Equal(["Sales"], RolesOf(user));
    }

    [Fact]
    public async Task Roles_follow_the_provider_with_every_sign_in()
    {
        using var first = host.Http();
        await ComeAsync(first, "s-2", "noor@example.com", "shop");
        using var second = host.Http();
        await ComeAsync(second, "s-2", "renamed@example.com", "people");

        var user = (await second.GetFromJsonAsync<JsonElement>("/api/session")).GetProperty("user");
        Assert.Equal(["HR"], RolesOf(user));
        Assert.Equal("noor@example.com", user.GetProperty("email").GetString());
    }

    [Theory]
    [InlineData("lunch", true, "role")]
    [InlineData("shop", false, "email")]
    public async Task Who_has_no_role_or_no_verified_email_is_sent_back_with_the_reason(string group, bool verified, string reason)
    {
        using var http = host.Http();

        Assert.Equal($"/sign-in?refused={reason}", await ComeAsync(http, $"s-3-{reason}", $"{reason}@example.com", verified, group));

        Assert.Equal(JsonValueKind.Null, (await http.GetFromJsonAsync<JsonElement>("/api/session")).GetProperty("user").ValueKind);
    }

    [Fact]
    public async Task An_unverified_email_does_not_take_over_the_user_who_has_it()
    {
        using var http = host.Http();

        Assert.Equal("/sign-in?refused=email", await ComeAsync(http, "s-4", GatewayHost.EmailOf("Sales"), verified: false, "shop"));
    }

    [Fact]
    public async Task Who_is_disabled_here_stays_out()
    {
        using var http = host.Http();
        await ComeAsync(http, "s-5", "pia@example.com", "shop");
        var id = (await http.GetFromJsonAsync<JsonElement>("/api/session")).GetProperty("user").GetProperty("id").GetString();
        using var owner = await host.SignedInAsync("Owner");
        using var disabled = await owner.PutAsJsonAsync($"/api/users/{id}", new { name = "Pia", roles = new[] { "Sales" }, disabled = true });
        Assert.Equal(HttpStatusCode.OK, disabled.StatusCode);

        using var again = host.Http();
        Assert.Equal("/sign-in?refused=disabled", await ComeAsync(again, "s-5", "pia@example.com", "shop"));
    }

    [Fact]
    public async Task Whom_the_provider_sends_proves_himself_there_and_is_asked_for_no_second_factor_here()
    {
        await host.DemandAsync(FactorDemand.Everybody);
        try
        {
            using var http = host.Http();
            await ComeAsync(http, "s-6", "rex@example.com", "shop");
            using var company = await http.GetAsync(new Uri("/api/company", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, company.StatusCode);
            // The session is looked at anew every minute, and remembers how it began.
            host.Clock.Ahead += TimeSpan.FromMinutes(2);
            using var later = await http.GetAsync(new Uri("/api/company", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, later.StatusCode);
        }
        finally
        {
            await host.DemandAsync(FactorDemand.Nobody);
        }
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_opens_nothing()
    {
        using var http = host.Http();

        using var answer = await http.GetAsync(new Uri("/api/session/oidc/callback?code=abc&state=def", UriKind.Relative));

        Assert.Equal("/sign-in?refused=failed", answer.Headers.Location?.OriginalString);
    }

    Task<string?> ComeAsync(HttpClient http, string subject, string email, params string[] groups) => ComeAsync(http, subject, email, verified: true, groups);

    /// <summary>The browser's way: to the provider, and back. Answers where it is sent at last.</summary>
    async Task<string?> ComeAsync(HttpClient http, string subject, string email, bool verified, params string[] groups)
    {
        host.Provider.Person = new() { ["sub"] = subject, ["email"] = email, ["email_verified"] = verified, ["name"] = "Somebody", ["groups"] = groups };
        using var start = await http.GetAsync(new Uri("/api/session/oidc", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, start.StatusCode);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var there = await browser.GetAsync(start.Headers.Location);
        using var back = await http.GetAsync(new Uri(there.Headers.Location!.PathAndQuery, UriKind.Relative));
        return back.Headers.Location?.OriginalString;
    }

    static string?[] RolesOf(JsonElement user) => [.. user.GetProperty("roles").EnumerateArray().Select(role => role.GetString())];
}
