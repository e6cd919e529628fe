using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Gateway.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bridge.Gateway.Tests;

/// <summary>What a sign-in rests on: passwords that others have seen, codes, and that it is still the same person.</summary>
public sealed class ProofTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    const string Sentence = "a-sentence-of-his-own";

    [Fact]
    public async Task A_password_that_was_handed_over_opens_nothing_but_the_choice_of_another()
    {
        var (id, email, password) = await AddAsync("Agent");
        using var http = host.Http();
        var (status, session) = await host.TrySignInAsync(http, email, password);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(session.GetProperty("user").GetProperty("mustChoosePassword").GetBoolean());
        http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", session.GetProperty("antiforgery").GetString());
        foreach (var path in new[] { "/api/company", "/api/catalog/products", "/api/session/sessions", "/live/negotiate?negotiateVersion=1" })
        {
            using var refused = await http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Equal("own-password", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("needs").GetString());
        }

        Assert.Contains("\"company\":null", await http.GetStringAsync("/chats"), StringComparison.Ordinal);
        using var factor = await http.PostAsync(new Uri("/api/session/second-factor", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Forbidden, factor.StatusCode);
        // Not even where a second factor is demanded too: first the one, then the other.
        await host.DemandAsync(FactorDemand.Everybody);
        try
        {
            using var chosen = await http.PutAsJsonAsync("/api/session/password", new { current = password, @new = Sentence });
            Assert.Equal(HttpStatusCode.NoContent, chosen.StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(http, "/api/company"));
        }
        finally
        {
            await host.DemandAsync(FactorDemand.Nobody);
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "/api/company"));
        using var again = host.Http();
        Assert.False((await host.TrySignInAsync(again, email, Sentence)).Answer.GetProperty("user").GetProperty("mustChoosePassword").GetBoolean());
        // Reset, it is somebody else's again.
        using var owner = await host.SignedInAsync("Owner");
        using var reset = await owner.PostAsync(new Uri($"/api/users/{id}/password", UriKind.Relative), null);
        using var third = host.Http();
        var other = (await reset.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("password").GetString()!;
        Assert.True((await host.TrySignInAsync(third, email, other)).Answer.GetProperty("user").GetProperty("mustChoosePassword").GetBoolean());
    }

    [Fact]
    public async Task A_password_that_was_handed_over_runs_out_and_one_that_was_chosen_does_not()
    {
        var (_, email, password) = await AddAsync("Agent");
        var (_, own, chosen) = await AddAsync("Agent");
        await host.OwnPasswordAsync(own);
        host.Clock.Ahead += TimeSpan.FromDays(3);
        using var http = host.Http();

        var (status, problem) = await host.TrySignInAsync(http, email, password);

        Assert.Equal((HttpStatusCode.Unauthorized, "new-password"), (status, problem.GetProperty("needs").GetString()));
        // Who does not know it is not told that it is one.
        Assert.False((await host.TrySignInAsync(http, email, "a-guess-of-somebody")).Answer.TryGetProperty("needs", out _));
        Assert.Equal(HttpStatusCode.OK, (await host.TrySignInAsync(http, own, chosen)).Status);
    }

    [Fact]
    public async Task A_code_is_good_once_and_so_are_those_before_it()
    {
        var (_, email, password) = await AddAsync("Agent", own: true);
        using var http = host.Http();
        await host.SignInAsync(http, email, password);
        var (secret, _) = await Authenticator.SetUpAsync(host, http);
        var before = Authenticator.CodeAt(secret, host.Clock.GetUtcNow());
        var code = host.NextCode(secret);
        using var first = host.Http();
        Assert.Equal(HttpStatusCode.OK, (await host.TrySignInAsync(first, email, password, code)).Status);

        foreach (var used in new[] { code, before })
        {
            using var second = host.Http();
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.TrySignInAsync(second, email, password, used)).Status);
        }

        using var third = host.Http();
        Assert.Equal(HttpStatusCode.OK, (await host.TrySignInAsync(third, email, password, host.NextCode(secret))).Status);
    }

    [Fact]
    public async Task Of_two_who_show_the_same_code_at_once_one_comes_in()
    {
        var (_, email, password) = await AddAsync("Agent", own: true);
        using var http = host.Http();
        await host.SignInAsync(http, email, password);
        var (secret, recovery) = await Authenticator.SetUpAsync(host, http);
        foreach (var code in new[] { host.NextCode(secret), recovery[3] })
        {
            var clients = Enumerable.Range(0, 4).Select(_ => host.Http()).ToList();

            var answers = await Task.WhenAll(clients.Select(client => host.TrySignInAsync(client, email, password, code)));

            Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
            clients.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task Neither_recovery_codes_nor_the_apps_secret_stand_in_the_database_as_they_are()
    {
        var (id, email, password) = await AddAsync("Agent", own: true);
        using var http = host.Http();
        await host.SignInAsync(http, email, password);
        var (secret, recovery) = await Authenticator.SetUpAsync(host, http);

        var source = host.Gateway.Services.GetRequiredService<NpgsqlDataSource>();
        await using var read = source.CreateCommand("SELECT string_agg(value, ' ') FROM user_token UNION ALL SELECT encode(authenticator_secret, 'escape') FROM \"user\" WHERE authenticator_secret IS NOT NULL");
        await using var reader = await read.ExecuteReaderAsync();
        var text = "";
        while (await reader.ReadAsync())
        {
            text += reader.IsDBNull(0) ? "" : reader.GetString(0);
        }

        Assert.NotEmpty(text);
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.All(recovery, code => Assert.DoesNotContain(code, text, StringComparison.Ordinal));
        Assert.Equal(9, await LeftAfterAsync(email, password, recovery[0], id));
    }

    [Fact]
    public async Task What_was_kept_in_the_clear_before_is_sealed_and_still_works()
    {
        var (id, email, password) = await AddAsync("Agent", own: true);
        const string Secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
        await host.Gateway.WithAsync<GatewayDbContext, int>(async db =>
        {
            var user = await db.Users.SingleAsync(u => u.Id == id);
            user.TwoFactorEnabled = true;
            db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = id, LoginProvider = "[AspNetUserStore]", Name = "AuthenticatorKey", Value = Secret });
            db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = id, LoginProvider = "[AspNetUserStore]", Name = "RecoveryCodes", Value = "BCDFG-HJKMN;23456-789BC" });
            await db.SaveChangesAsync();
            await ActivatorUtilities.CreateInstance<SealedFactors>(host.Gateway.Services, db).RunAsync(CancellationToken.None);
            return 0;
        });

        using var byApp = host.Http();
        Assert.Equal(HttpStatusCode.OK, (await host.TrySignInAsync(byApp, email, password, host.NextCode(Secret))).Status);
        Assert.Equal(1, await LeftAfterAsync(email, password, "23456-789bc", id));
    }

    [Fact]
    public async Task Who_changes_who_gets_in_says_once_more_who_he_is_and_has_another_session_afterwards()
    {
        var (_, email, password) = await AddAsync("Owner", own: true);
        using var http = host.Http();
        await host.SignInAsync(http, email, password);
        host.Clock.Ahead += TimeSpan.FromMinutes(16);
        (HttpMethod, string, object?)[] sensitive =
        [
            (HttpMethod.Post, "/api/session/second-factor", null), (HttpMethod.Post, "/api/session/passkeys/options", null), (HttpMethod.Delete, $"/api/session/sessions/{Guid.NewGuid()}", null),
            (HttpMethod.Post, "/api/users", new { email = "x@example.com", name = "X", roles = new[] { "Agent" } }), (HttpMethod.Post, $"/api/users/{Guid.NewGuid()}/password", null),
            (HttpMethod.Put, "/api/users/rules", new { secondFactor = "nobody", idleHours = 12, longestHours = 168 }),
            (HttpMethod.Post, "/api/keys", new { name = "x", roles = new[] { "Viewer" }, areas = new[] { "catalog" } }),
        ];
        foreach (var (method, path, body) in sensitive)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            using var refused = await http.SendAsync(request);
            Assert.True(refused.StatusCode == HttpStatusCode.Forbidden, $"{method} {path}: {(int)refused.StatusCode}");
            Assert.Equal("proof", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("needs").GetString());
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "/api/users"));
        using var wrong = await http.PostAsJsonAsync("/api/session/proof", new { password = "a-guess-of-somebody" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var before = Assert.Single(await KeysAsync(email));

        using var proved = await http.PostAsJsonAsync("/api/session/proof", new { password });

        Assert.Equal(HttpStatusCode.NoContent, proved.StatusCode);
        using var begun = await http.PostAsync(new Uri("/api/session/second-factor", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.OK, begun.StatusCode);
        // Whoever has a copy of the cookie has one of a session that is gone.
        Assert.NotEqual(before, Assert.Single(await KeysAsync(email)));
        var entries = (await http.GetFromJsonAsync<JsonElement>("/api/audit?signIns=true&limit=50")).GetProperty("items").EnumerateArray().Select(e => e.GetProperty("event").GetString()).ToList();
        Assert.Contains("proved", entries);
        Assert.Contains("proofRefused", entries);
    }

    [Fact]
    public async Task With_a_second_factor_the_password_alone_proves_nothing()
    {
        var (_, email, password) = await AddAsync("Agent", own: true);
        using var http = host.Http();
        await host.SignInAsync(http, email, password);
        var (secret, _) = await Authenticator.SetUpAsync(host, http);

        using var half = await http.PostAsJsonAsync("/api/session/proof", new { password });
        using var whole = await http.PostAsJsonAsync("/api/session/proof", new { password, code = host.NextCode(secret) });

        Assert.Equal("code", (await half.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("why").GetString());
        Assert.Equal(HttpStatusCode.NoContent, whole.StatusCode);
    }

    [Theory]
    [InlineData("/api/session/passkey", false)]
    [InlineData("/api/session/passkeys", true)]
    [InlineData("/api/session/proof", true)]
    public async Task An_answer_of_a_passkey_that_nobody_asked_for_is_refused_and_no_fault_of_ours(string path, bool signedIn)
    {
        using var http = signedIn ? await host.SignedInAsync("Viewer") : host.Http();
        if (!signedIn)
        {
            http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", (await http.GetFromJsonAsync<JsonElement>("/api/session")).GetProperty("antiforgery").GetString());
        }

        foreach (var credential in new object?[] { new { }, new { id = "AA", rawId = "AA", type = "public-key", response = new { } }, "text", 7, null })
        {
            using var answer = await http.PostAsJsonAsync(path, new { name = "x", credential });
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }
    }

    [Fact]
    public async Task Who_signs_out_leaves_nothing_in_the_browser()
    {
        using var http = await host.SignedInAsync("Viewer");

        using var left = await http.DeleteAsync(new Uri("/api/session", UriKind.Relative));

        Assert.Equal("\"cache\"", left.Headers.GetValues("Clear-Site-Data").Single());
    }

    /// <summary>How many recovery codes remain after this one has opened a session.</summary>
    async Task<int> LeftAfterAsync(string email, string password, string code, Guid id)
    {
        using var http = host.Http();
        Assert.Equal(HttpStatusCode.OK, (await host.TrySignInAsync(http, email, password, code)).Status);
        await using var scope = host.Gateway.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        return await users.CountRecoveryCodesAsync((await users.FindByIdAsync(id.ToString()))!);
    }

    Task<List<string>> KeysAsync(string email) => host.Gateway.WithAsync<GatewayDbContext, List<string>>(async db =>
        [.. (await db.Sessions.Where(s => db.Users.Any(u => u.Id == s.UserId && u.Email == email)).Select(s => s.KeyHash).ToListAsync()).Select(Convert.ToHexString)]);

    async Task<(Guid Id, string Email, string Password)> AddAsync(string role, bool own = false)
    {
        using var owner = await host.SignedInAsync("Owner");
        var email = $"{Guid.CreateVersion7():N}@example.com";
        using var made = await owner.PostAsJsonAsync("/api/users", new { email, name = "Somebody", roles = new[] { role } });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var answer = await made.Content.ReadFromJsonAsync<JsonElement>();
        if (own)
        {
            await host.OwnPasswordAsync(email);
        }

        return (answer.GetProperty("user").GetProperty("id").GetGuid(), email, answer.GetProperty("password").GetString()!);
    }

    static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
