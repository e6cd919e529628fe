using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Bridge.Gateway.Tests;

public sealed class UsersTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task A_new_user_signs_in_with_the_password_that_was_shown_once()
    {
        using var owner = await host.SignedInAsync("Owner");
        var made = await AddAsync(owner, "nina@example.com", "Agent");

        using var http = host.Http();
        await host.SignInAsync(http, "nina@example.com", made.GetProperty("password").GetString()!);

        Assert.Equal("Nina", (await http.GetFromJsonAsync<JsonElement>("/api/session")).GetProperty("user").GetProperty("name").GetString());
        Assert.DoesNotContain("password", (await owner.GetStringAsync("/api/users")).ToLowerInvariant());
    }

    [Fact]
    public async Task Who_is_disabled_is_out_with_his_next_request_and_stays_out()
    {
        using var owner = await host.SignedInAsync("Owner");
        var made = await AddAsync(owner, "otto@example.com", "Sales");
        using var otto = host.Http();
        await host.SignInAsync(otto, "otto@example.com", made.GetProperty("password").GetString()!);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(otto, "/api/company"));

        using var disabled = await owner.PutAsJsonAsync($"/api/users/{IdOf(made)}", new { name = "Otto", roles = new[] { "Sales" }, disabled = true });

        Assert.Equal(HttpStatusCode.OK, disabled.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(otto, "/api/company"));
        using var again = host.Http();
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.TrySignInAsync(again, "otto@example.com", made.GetProperty("password").GetString()!)).Status);
    }

    [Fact]
    public async Task Everybody_may_read_what_his_colleagues_are_called_and_nothing_else_of_them()
    {
        using var owner = await host.SignedInAsync("Owner");
        var made = await AddAsync(owner, "petra@example.com", "HR");
        using var agent = await host.SignedInAsync("Agent");

        var names = (await agent.GetFromJsonAsync<JsonElement>("/api/users/names")).EnumerateArray().ToList();

        var petra = names.Single(n => n.GetProperty("id").GetString() == IdOf(made));
        Assert.Equal(["id", "name", "disabled"], petra.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("Petra", false), (petra.GetProperty("name").GetString(), petra.GetProperty("disabled").GetBoolean()));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(agent, "/api/users"));
        using var nobody = host.Http();
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(nobody, "/api/users/names"));
    }

    [Theory]
    [InlineData("Admin", "Owner", HttpStatusCode.Forbidden)]
    [InlineData("Admin", "Agent", HttpStatusCode.Created)]
    [InlineData("Owner", "Owner", HttpStatusCode.Created)]
    [InlineData("Sales", "Viewer", HttpStatusCode.Forbidden)]
    [InlineData("Owner", "King", HttpStatusCode.BadRequest)]
    public async Task Only_an_owner_makes_owners_and_only_an_admin_makes_users(string by, string role, HttpStatusCode expected)
    {
        using var http = await host.SignedInAsync(by);

        using var response = await http.PostAsJsonAsync("/api/users", new { email = $"{by}-{role}@example.com", name = "New", roles = new[] { role } });

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task The_last_owner_can_neither_be_disabled_nor_lose_the_role()
    {
        using var owner = await host.SignedInAsync("Owner");
        var users = await owner.GetFromJsonAsync<JsonElement>("/api/users");
        foreach (var other in users.EnumerateArray().Where(u => u.GetProperty("email").GetString() != GatewayHost.EmailOf("Owner") && HasRole(u, "Owner")))
        {
            await owner.PutAsJsonAsync($"/api/users/{other.GetProperty("id").GetString()}", new { name = "Former", roles = new[] { "Viewer" }, disabled = false });
        }

        var last = users.EnumerateArray().Single(u => u.GetProperty("email").GetString() == GatewayHost.EmailOf("Owner")).GetProperty("id").GetString();
        foreach (var change in new object[] { new { name = "Owner", roles = new[] { "Owner" }, disabled = true }, new { name = "Owner", roles = new[] { "Admin" }, disabled = false } })
        {
            using var response = await owner.PutAsJsonAsync($"/api/users/{last}", change);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    [Fact]
    public async Task With_a_second_factor_the_password_alone_is_not_enough()
    {
        using var owner = await host.SignedInAsync("Owner");
        var made = await AddAsync(owner, "tom@example.com", "Hr".ToUpperInvariant());
        var password = made.GetProperty("password").GetString()!;
        using var tom = host.Http();
        await host.SignInAsync(tom, "tom@example.com", password);
        using var begun = await tom.PostAsync(new Uri("/api/session/second-factor", UriKind.Relative), null);
        var secret = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;
        using var wrong = await tom.PutAsJsonAsync("/api/session/second-factor", new { code = "000000" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var on = await tom.PutAsJsonAsync("/api/session/second-factor", new { code = host.NextCode(secret) });
        var recovery = (await on.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("codes")[0].GetString()!;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(tom, "/api/company"));

        using var http = host.Http();
        var (status, problem) = await host.TrySignInAsync(http, "tom@example.com", password);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("code", problem.GetProperty("needs").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.TrySignInAsync(http, "tom@example.com", password, "123")).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.TrySignInAsync(http, "tom@example.com", password, host.NextCode(secret))).Status);
        using var lost = host.Http();
        Assert.Equal(HttpStatusCode.OK, (await host.TrySignInAsync(lost, "tom@example.com", password, recovery)).Status);
        using var spent = host.Http();
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.TrySignInAsync(spent, "tom@example.com", password, recovery)).Status);
    }

    [Fact]
    public async Task A_person_sees_his_sessions_and_ends_another_one()
    {
        using var here = await host.SignedInAsync("Viewer");
        using var there = await host.SignedInAsync("Viewer");
        var sessions = (await here.GetFromJsonAsync<JsonElement>("/api/session/sessions")).EnumerateArray().ToList();
        Assert.Single(sessions, s => s.GetProperty("current").GetBoolean());
        var other = sessions.First(s => !s.GetProperty("current").GetBoolean()).GetProperty("id").GetString();

        using var ended = await here.DeleteAsync(new Uri($"/api/session/sessions/{other}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(there, "/api/company"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(here, "/api/company"));
        using var stranger = await host.SignedInAsync("Agent");
        var own = sessions.First(s => s.GetProperty("current").GetBoolean()).GetProperty("id").GetString();
        using var refused = await stranger.DeleteAsync(new Uri($"/api/session/sessions/{own}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    async Task<JsonElement> AddAsync(HttpClient owner, string email, string role)
    {
        var name = char.ToUpperInvariant(email[0]) + email[1..email.IndexOf('@', StringComparison.Ordinal)];
        using var response = await owner.PostAsJsonAsync("/api/users", new { email, name, roles = new[] { role } });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        await host.OwnPasswordAsync(email);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    static string IdOf(JsonElement made) => made.GetProperty("user").GetProperty("id").GetString()!;

    static bool HasRole(JsonElement user, string role) => user.GetProperty("roles").EnumerateArray().Any(r => r.GetString() == role);

    static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
