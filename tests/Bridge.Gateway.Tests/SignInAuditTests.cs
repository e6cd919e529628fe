using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Bridge.Gateway.Tests;

public sealed class SignInAuditTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task Who_comes_and_goes_stands_in_the_audit_log_with_how_and_why_not_and_nothing_that_was_typed()
    {
        using var owner = await host.SignedInAsync("Owner");
        var (id, email, password) = await AddAsync(owner);
        using var http = host.Http();
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Firefox/140.0");
        await host.TrySignInAsync(http, email, "a-guess-of-somebody");
        await host.SignInAsync(http, email, password);
        var (secret, recovery) = await Authenticator.SetUpAsync(host, http);
        using var guessed = await http.PutAsJsonAsync("/api/session/password", new { current = "a-guess-of-somebody", @new = "a-sentence-of-his-own" });
        using var changed = await http.PutAsJsonAsync("/api/session/password", new { current = password, @new = "a-sentence-of-his-own" });
        using var left = await http.DeleteAsync(new Uri("/api/session", UriKind.Relative));
        using var again = host.Http();
        await host.TrySignInAsync(again, email, "a-sentence-of-his-own", "000000");
        await host.TrySignInAsync(again, email, "a-sentence-of-his-own", recovery[0]);
        using var last = host.Http();
        var (_, session) = await host.TrySignInAsync(last, email, "a-sentence-of-his-own", host.NextCode(secret));
        last.DefaultRequestHeaders.Add("X-CSRF-TOKEN", session.GetProperty("antiforgery").GetString());
        var sessions = await last.GetFromJsonAsync<JsonElement>("/api/session/sessions");
        using var ended = await last.DeleteAsync(new Uri($"/api/session/sessions/{sessions.EnumerateArray().Single(s => !s.GetProperty("current").GetBoolean()).GetProperty("id").GetString()}", UriKind.Relative));
        using var off = await last.PostAsJsonAsync("/api/session/second-factor/off", new { code = host.NextCode(secret) });

        var entries = await AuditAsync(owner, $"?user={id}");

        Assert.Equal(
        [
            ("signInFailed", "password", "password"), ("signedIn", "password", null), ("secondFactorOn", null, null), ("proofRefused", "password", "password"), ("passwordChanged", null, null),
            ("signedOut", null, null), ("signInFailed", "password", "code"), ("signedIn", "recoveryCode", null), ("signedIn", "app", null), ("sessionEnded", null, null), ("secondFactorOff", null, null),
        ], entries.Reverse().Select(e => (e.GetProperty("event").GetString(), Detail(e, "how"), Detail(e, "why"))));
        Assert.Empty(await AuditAsync(owner, $"?user={id}&signIns=false"));
        Assert.Equal(entries.Count, (await AuditAsync(owner, $"?user={id}&signIns=true")).Count);
        Assert.Equal("Firefox/140.0", Detail(entries[^1], "browser"));
        Assert.All(entries, e => Assert.Equal("Somebody", e.GetProperty("userName").GetString()));
        var text = string.Concat(entries);
        Assert.All([password, "a-guess-of-somebody", "a-sentence-of-his-own", secret, recovery[0], "000000"], word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_locked_out_is_recorded_once_and_his_tries_after_it_as_what_they_are()
    {
        using var owner = await host.SignedInAsync("Owner");
        var (id, email, password) = await AddAsync(owner);
        using var http = host.Http();
        for (var tries = 0; tries < 10; tries++)
        {
            await host.TrySignInAsync(http, email, "a-guess-of-somebody");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await host.TrySignInAsync(http, email, password)).Status);

        var entries = await AuditAsync(owner, $"?user={id}");
        Assert.Equal(("signInFailed", "locked"), (entries[0].GetProperty("event").GetString(), Detail(entries[0], "why")));
        Assert.Equal("lockedOut", entries[1].GetProperty("event").GetString());
        Assert.Equal(9, entries.Count(e => Detail(e, "why") == "password" && e.GetProperty("event").GetString() == "signInFailed"));
    }

    [Fact]
    public async Task Of_somebody_whom_nobody_knows_not_even_the_name_is_kept()
    {
        using var owner = await host.SignedInAsync("Owner");
        using var http = host.Http();

        await host.TrySignInAsync(http, "my-password-is-mellon@example.com", "mellon-mellon-mellon");

        var entry = (await AuditAsync(owner, "?path=/api/session"))[0];
        Assert.Equal(("signInFailed", "unknown", ""), (entry.GetProperty("event").GetString(), Detail(entry, "why"), entry.GetProperty("userName").GetString()));
        Assert.DoesNotContain("mellon", entry.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_holds_a_session_has_no_more_tries_at_its_password_than_whoever_does_not()
    {
        using var owner = await host.SignedInAsync("Owner");
        var (_, email, password) = await AddAsync(owner);
        using var http = host.Http();
        await host.SignInAsync(http, email, password);
        for (var tries = 0; tries < 10; tries++)
        {
            using var guessed = await http.PutAsJsonAsync("/api/session/password", new { current = "a-guess-of-somebody", @new = "a-sentence-of-his-own" });
            Assert.Equal(HttpStatusCode.BadRequest, guessed.StatusCode);
        }

        using var right = await http.PutAsJsonAsync("/api/session/password", new { current = password, @new = "a-sentence-of-his-own" });

        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
    }

    async Task<(string Id, string Email, string Password)> AddAsync(HttpClient owner)
    {
        var email = $"{Guid.CreateVersion7():N}@example.com";
        using var made = await owner.PostAsJsonAsync("/api/users", new { email, name = "Somebody", roles = new[] { "Agent" } });
        var answer = await made.Content.ReadFromJsonAsync<JsonElement>();
        await host.OwnPasswordAsync(email);
        return (answer.GetProperty("user").GetProperty("id").GetString()!, email, answer.GetProperty("password").GetString()!);
    }

    static string? Detail(JsonElement entry, string name) => entry.GetProperty("after").TryGetProperty(name, out var value) ? value.GetString() : null;

    static async Task<IReadOnlyList<JsonElement>> AuditAsync(HttpClient owner, string query) =>
        [.. (await owner.GetFromJsonAsync<JsonElement>($"/api/audit{query}&limit=200")).GetProperty("items").EnumerateArray()];
}
