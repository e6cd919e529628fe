using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Gateway.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Gateway.Tests;

public sealed class SignInRulesTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    const string Rules = "/api/users/rules";

    [Fact]
    public async Task Who_must_have_a_second_factor_is_led_to_one_and_can_do_nothing_else()
    {
        var (email, password) = await AddAsync("Agent");
        using var http = host.Http();
        await host.SignInAsync(http, email, password);
        await host.DemandAsync(FactorDemand.Everybody);
        try
        {
            // From the next request on, whoever is signed in already.
            Assert.True(await MustSetUpAsync(http));
            foreach (var path in new[] { "/api/company", "/api/catalog/products", "/api/messaging/conversations", "/api/session/sessions", "/live/negotiate?negotiateVersion=1" })
            {
                using var refused = await http.GetAsync(new Uri(path, UriKind.Relative));
                Assert.True(refused.StatusCode == HttpStatusCode.Forbidden, $"{path}: {(int)refused.StatusCode}");
                Assert.Equal("second-factor", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("needs").GetString());
            }

            // Nor by the page, which brings its first answers.
            Assert.Contains("\"company\":null", await http.GetStringAsync("/chats"), StringComparison.Ordinal);
            using var changed = await http.PutAsJsonAsync("/api/session/password", new { current = password, @new = "quite-another-sentence" });
            Assert.Equal(HttpStatusCode.Forbidden, changed.StatusCode);

            var (secret, _) = await Authenticator.SetUpAsync(host, http);

            Assert.False(await MustSetUpAsync(http));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "/api/company"));
            using var again = host.Http();
            var (status, session) = await host.TrySignInAsync(again, email, password, host.NextCode(secret));
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.False(session.GetProperty("user").GetProperty("mustSetUpSecondFactor").GetBoolean());
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(again, "/api/company"));

            // Turned off, it is asked for anew.
            again.DefaultRequestHeaders.Add("X-CSRF-TOKEN", session.GetProperty("antiforgery").GetString());
            using var off = await again.PostAsJsonAsync("/api/session/second-factor/off", new { code = host.NextCode(secret) });
            Assert.Equal(HttpStatusCode.NoContent, off.StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(again, "/api/company"));
        }
        finally
        {
            await host.DemandAsync(FactorDemand.Nobody);
        }
    }

    [Theory]
    [InlineData(FactorDemand.Privileged, "Owner", true)]
    [InlineData(FactorDemand.Privileged, "Admin", true)]
    [InlineData(FactorDemand.Privileged, "HR", true)]
    [InlineData(FactorDemand.Privileged, "Sales", false)]
    [InlineData(FactorDemand.Privileged, "Agent", false)]
    [InlineData(FactorDemand.Everybody, "Viewer", true)]
    [InlineData(FactorDemand.Nobody, "Owner", false)]
    public async Task It_is_demanded_of_those_whom_the_company_names(FactorDemand demand, string role, bool demanded)
    {
        using var http = await host.SignedInAsync(role);
        await host.DemandAsync(demand);
        try
        {
            Assert.Equal(demanded, await MustSetUpAsync(http));
            Assert.Equal(demanded ? HttpStatusCode.Forbidden : HttpStatusCode.OK, await StatusAsync(http, "/api/company"));
            using var leaves = await http.DeleteAsync(new Uri("/api/session", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NoContent, leaves.StatusCode);
        }
        finally
        {
            await host.DemandAsync(FactorDemand.Nobody);
        }
    }

    [Fact]
    public async Task Who_has_a_passkey_signs_in_with_it_where_the_password_alone_is_not_enough()
    {
        var (email, password) = await AddAsync("Agent");
        await using (var scope = host.Gateway.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
            await users.AddOrUpdatePasskeyAsync((await users.FindByEmailAsync(email))!, new UserPasskeyInfo(Guid.CreateVersion7().ToByteArray(), [1], DateTimeOffset.UtcNow, 0, [], true, false, false, [], []));
        }

        using var http = host.Http();
        Assert.Equal(HttpStatusCode.OK, (await host.TrySignInAsync(http, email, password)).Status);
        using var owner = await host.SignedInAsync("Owner");
        Assert.True((await owner.GetFromJsonAsync<JsonElement>("/api/users")).EnumerateArray().Single(u => u.GetProperty("email").GetString() == email).GetProperty("secondFactor").GetBoolean());
        await host.DemandAsync(FactorDemand.Everybody);
        try
        {
            using var other = host.Http();
            var (status, problem) = await host.TrySignInAsync(other, email, password);
            Assert.Equal((HttpStatusCode.Unauthorized, "passkey"), (status, problem.GetProperty("needs").GetString()));
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.TrySignInAsync(other, email, "not-his-password")).Status);
        }
        finally
        {
            await host.DemandAsync(FactorDemand.Nobody);
        }
    }

    [Fact]
    public async Task The_rules_are_an_admins_to_change_and_stand_in_the_audit_log()
    {
        using var admin = await host.SignedInAsync("Admin");
        using var sales = await host.SignedInAsync("Sales");

        using var saved = await admin.PutAsJsonAsync(Rules, new { secondFactor = "nobody", idleHours = 8, longestHours = 24 });
        using var refused = await sales.PutAsJsonAsync(Rules, new { secondFactor = "nobody", idleHours = 8, longestHours = 24 });
        using var read = await sales.GetAsync(new Uri(Rules, UriKind.Relative));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], [saved.StatusCode, refused.StatusCode, read.StatusCode]);
        Assert.Equal(8, (await admin.GetFromJsonAsync<JsonElement>(Rules)).GetProperty("idleHours").GetInt32());
        var entry = (await admin.GetFromJsonAsync<JsonElement>($"/api/audit?path={Rules}")).GetProperty("items").EnumerateArray().Single(e => e.GetProperty("status").GetInt32() == 200);
        Assert.Equal((12, 8), (entry.GetProperty("before").GetProperty("idleHours").GetInt32(), entry.GetProperty("after").GetProperty("idleHours").GetInt32()));
        await host.DemandAsync(FactorDemand.Nobody);
    }

    [Theory]
    [InlineData("{}", "SecondFactor")]
    [InlineData("""{"secondFactor":"nobody","idleHours":0,"longestHours":24}""", "IdleHours")]
    [InlineData("""{"secondFactor":"nobody","idleHours":8,"longestHours":721}""", "LongestHours")]
    [InlineData("""{"secondFactor":"nobody","idleHours":25,"longestHours":24}""", "idleHours")]
    public async Task Rules_that_cannot_be_are_refused_by_their_field(string body, string field)
    {
        using var admin = await host.SignedInAsync("Admin");

        using var answer = await admin.PutAsync(new Uri(Rules, UriKind.Relative), new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject(), e => e.Name == field);
    }

    [Fact]
    public async Task A_key_of_a_program_has_no_second_factor_and_needs_none()
    {
        using var owner = await host.SignedInAsync("Owner");
        using var made = await owner.PostAsJsonAsync("/api/keys", new { name = "shop", roles = new[] { "Admin" }, areas = new[] { "gateway" }, readOnly = true });
        var secret = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString();
        await host.DemandAsync(FactorDemand.Everybody);
        try
        {
            using var program = host.Http();
            program.DefaultRequestHeaders.Authorization = new("Bearer", secret);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(program, "/api/company"));
        }
        finally
        {
            await host.DemandAsync(FactorDemand.Nobody);
        }
    }

    [Fact]
    public async Task Who_is_signed_in_does_not_hand_his_session_to_somebody_else()
    {
        using var http = await host.SignedInAsync("Viewer");

        var (status, _) = await host.TrySignInAsync(http, GatewayHost.EmailOf("Owner"), GatewayHost.Password);

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("viewer@example.com", (await http.GetFromJsonAsync<JsonElement>("/api/session")).GetProperty("user").GetProperty("email").GetString());
    }

    async Task<(string Email, string Password)> AddAsync(string role)
    {
        using var owner = await host.SignedInAsync("Owner");
        var email = $"{Guid.CreateVersion7():N}@example.com";
        using var made = await owner.PostAsJsonAsync("/api/users", new { email, name = "Somebody", roles = new[] { role } });
        await host.OwnPasswordAsync(email);
        return (email, (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("password").GetString()!);
    }

    static async Task<bool> MustSetUpAsync(HttpClient http) =>
        (await http.GetFromJsonAsync<JsonElement>("/api/session")).GetProperty("user").GetProperty("mustSetUpSecondFactor").GetBoolean();

    static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
