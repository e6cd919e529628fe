using System.IO.Compression;
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
    public async Task An_export_holds_a_document_of_every_service_and_its_files_under_harmless_names()
    {
        using var admin = await host.SignedInAsync("Admin");

        using var answer = await admin.PostAsJsonAsync("/api/privacy/export", new { phone = "+" + GatewayHost.KnownNumber });

        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        await using var archive = await ZipArchive.CreateAsync(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        Assert.Equal(
            ["person.json", .. new[] { "messaging", "flow", "catalog", "hr", "erp-connector" }.SelectMany(service => new[] { $"{service}.json", $"{service}/1-.._a cv.pdf" })],
            archive.Entries.Select(entry => entry.FullName));
        using var document = new StreamReader(await archive.GetEntry("hr.json")!.OpenAsync());
        Assert.Contains("Asha", await document.ReadToEndAsync());
        using var file = new StreamReader(await archive.GetEntry("hr/1-.._a cv.pdf")!.OpenAsync());
        Assert.Contains("/internal/files/1", await file.ReadToEndAsync());
    }

    [Fact]
    public async Task An_erasure_is_asked_of_every_service_and_stays_listed_without_the_person()
    {
        using var owner = await host.SignedInAsync("Owner");

        using var asked = await owner.PostAsJsonAsync("/api/privacy/erase", new { phone = GatewayHost.KnownNumber });

        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var id = (await asked.Content.ReadFromJsonAsync<ErasureRow>())!.Id;
        ErasureRow? row = null;
        await Eventually.TrueAsync(async () =>
        {
            row = (await owner.GetFromJsonAsync<List<ErasureRow>>("/api/privacy/erasures"))!.Single(e => e.Id == id);
            return row.ErasedAt is not null;
        }, "every service has done its part");
        Assert.Equal((10, 5, 0), (row!.Rows, row.Kept, row.Waiting.Count));
        Assert.DoesNotContain(GatewayHost.KnownNumber, await owner.GetStringAsync("/api/privacy/erasures"));
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
