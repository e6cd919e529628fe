using System.Net;
using System.Net.Http.Json;
using Bridge.Gateway.Privacy;
using Bridge.ServiceDefaults;
using Bridge.Testing;

namespace Bridge.Gateway.Tests;

public sealed class PrivacyTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Of_every_table_it_is_decided_whether_it_holds_people() => Assert.Empty(await PersonalDataCheck.FaultsAsync(host.Gateway.Services));

    [Fact]
    public async Task Who_is_asked_for_is_said_by_one_thing_and_not_kept_in_the_audit_log()
    {
        using var admin = await host.SignedInAsync("Admin");

        using var nobody = await admin.PostAsJsonAsync("/api/privacy/find", new { });
        using var both = await admin.PostAsJsonAsync("/api/privacy/erase", new { phone = "+977 981-234 5678", userId = "NP.12345" });
        using var unknown = await admin.PostAsJsonAsync("/api/privacy/erase", new { phone = "+977 981-234 5678" });

        Assert.Equal(HttpStatusCode.BadRequest, nobody.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, both.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        var audit = await admin.GetStringAsync("/api/audit?path=/api/privacy");
        Assert.Contains("/api/privacy/erase", audit);
        Assert.DoesNotContain("5678", audit);
        Assert.DoesNotContain("NP.12345", audit);
    }

    [Fact]
    public async Task What_is_decided_about_an_applicant_is_audited_and_what_he_is_is_not()
    {
        using var admin = await host.SignedInAsync("Admin");

        await admin.PutAsJsonAsync("/api/hr/applications/1/stage", new { stage = "Rejected", name = "Asha", answers = new[] { "Monday" }, nested = new { phone = "+9779812345678" } });

        var audit = await admin.GetStringAsync("/api/audit?path=/api/hr/applications");
        Assert.Contains("Rejected", audit);
        Assert.DoesNotContain("Asha", audit);
        Assert.DoesNotContain("Monday", audit);
        Assert.DoesNotContain("9812345678", audit);
    }

    [Fact]
    public void An_erasure_waits_for_who_is_busy_or_away_and_is_gone_over_again_for_a_day()
    {
        var request = ErasureRequest.Of(new Person { Contacts = [Guid.NewGuid()] }, Guid.NewGuid(), Noon);

        request.Passed(new Dictionary<string, Erasure?> { ["messaging"] = new(5, 0, false), ["catalog"] = new(0, 0, true), ["hr"] = null }, Noon);
        Assert.Null(request.ErasedAt);
        Assert.Equal(["catalog", "hr"], request.Waiting);
        Assert.Equal(Noon.AddSeconds(10), request.NextPassAt);

        request.Passed(new Dictionary<string, Erasure?> { ["messaging"] = new(0, 0, false), ["catalog"] = new(0, 1, false), ["hr"] = new(2, 0, false) }, Noon.AddSeconds(10));
        Assert.Equal(Noon.AddSeconds(10), request.ErasedAt);
        Assert.Empty(request.Waiting);
        Assert.Equal((7, 1), (request.Rows, request.Kept));

        var at = Noon.AddSeconds(10);
        var passes = 1;
        while (request.NextPassAt is { } next)
        {
            Assert.True(next > at);
            at = next;
            request.Passed(new Dictionary<string, Erasure?> { ["messaging"] = new(0, 0, false) }, at);
            Assert.True(++passes < 20);
        }

        Assert.True(at - Noon >= TimeSpan.FromDays(1));
    }
}
