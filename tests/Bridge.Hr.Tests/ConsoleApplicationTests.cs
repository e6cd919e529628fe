using System.Net;
using System.Net.Http.Json;
using System.Text;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Hr;
using Bridge.Hr.Applications;
using Bridge.ServiceDefaults;
using Bridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Tests;

/// <summary>Applications as the people of the company work on them.</summary>
public sealed class ConsoleApplicationTests(HrHost host) : IClassFixture<HrHost>
{
    [Fact]
    public async Task They_are_found_by_stage_job_name_and_number_and_counted()
    {
        host.Neighbours.Write = HrHost.Take;
        var submission = await host.ApplicationAsync("dev") with { Name = "Bibek Rai" };
        var id = (await host.SubmitAsync(submission)).ApplicationId!.Value;
        using var hr = host.Http("HR");
        var reference = (await DetailsAsync(hr, id)).Application.Reference;

        foreach (var query in new[] { "search=bibek", $"search={reference}", $"job={submission.JobId}&stage=New", $"conversation={submission.Effect.ConversationId}", "delivery=Delivered" })
        {
            Assert.Contains((await PageAsync(hr, query)).Items, a => a.Id == id);
        }

        Assert.DoesNotContain((await PageAsync(hr, "search=nobody")).Items, a => a.Id == id);
        Assert.Equal(HttpStatusCode.BadRequest, (await hr.GetAsync("/applications?delivery=Lost")).StatusCode);
        Assert.True((await hr.GetFromJsonAsync<ApplicationCounts>("/applications/counts", BridgeJson.Options))!.Stages[ApplicationStage.New] >= 1);
        foreach (var role in new[] { "Sales", "Agent", "Viewer" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await host.Http(role).GetAsync($"/applications/{id}")).StatusCode);
        }
    }

    [Fact]
    public async Task A_stage_has_the_template_that_was_chosen_for_it_until_it_is_taken_away()
    {
        using var hr = host.Http("HR");
        async Task<string?> OfAsync(ApplicationStage stage) =>
            (await hr.GetFromJsonAsync<StageTemplateRow[]>("/stage-templates", BridgeJson.Options))!.Single(row => row.Stage == stage).Template;

        Assert.Null(await OfAsync(ApplicationStage.Interview));
        foreach (var name in (string[])["interview_invitation", "interview_date"])
        {
            (await hr.PutAsJsonAsync("/stage-templates", new { stage = "Interview", template = name })).EnsureSuccessStatusCode();
            Assert.Equal(name, await OfAsync(ApplicationStage.Interview));
        }

        (await hr.PutAsJsonAsync("/stage-templates", new { stage = "Interview", template = (string?)null })).EnsureSuccessStatusCode();
        Assert.Null(await OfAsync(ApplicationStage.Interview));
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Http("Sales").GetAsync("/stage-templates")).StatusCode);
    }

    [Fact]
    public async Task Notes_stage_and_retention_are_on_record_with_who_did_it()
    {
        host.Neighbours.Write = HrHost.Take;
        var id = (await host.SubmitAsync(await host.ApplicationAsync("dev"))).ApplicationId!.Value;
        using var hr = host.Http("HR");
        using var colleague = host.Http("HR");

        var note = (await (await hr.PostAsJsonAsync($"/applications/{id}/notes", new { text = " Call him " })).Content.ReadFromJsonAsync<ApplicationNote>())!;
        await hr.PutAsJsonAsync($"/applications/{id}/stage", new { stage = "InReview" });
        (await hr.PutAsJsonAsync($"/applications/{id}/retention", new { until = "2027-06-30T00:00:00Z" })).EnsureSuccessStatusCode();

        var details = await DetailsAsync(hr, id);
        Assert.Equal(("Call him", note.UserId), (details.Notes.Single().Text, details.Notes.Single().UserId));
        Assert.Equal(["submitted", "CREATE_APPLICANT Delivered", "stage", "kept until"], details.History.Select(h => h.What));
        Assert.Equal(("New → InReview", note.UserId), (details.History[2].Detail, details.History[2].UserId));
        Assert.Equal(new DateTimeOffset(2027, 6, 30, 0, 0, 0, TimeSpan.Zero), details.RetainUntil);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.DeleteAsync($"/applications/{id}/notes/{note.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await hr.DeleteAsync($"/applications/{id}/notes/{note.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await hr.PostAsJsonAsync($"/applications/{id}/notes", new { text = "" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await hr.PutAsJsonAsync($"/applications/{id}/retention", new { until = "2099-01-01T00:00:00Z" })).StatusCode);
    }

    [Fact]
    public async Task What_the_ERP_refused_is_sent_again_by_a_person_under_a_key_of_its_own()
    {
        host.Neighbours.Write = call => Neighbours.Answered("CREATE_APPLICANT", ErpOutcome.Rejected) with { Key = call.Key, Problem = "CREATE_APPLICANT: the post is filled" };
        var submission = await host.ApplicationAsync("dev");
        await host.SubmitAsync(submission);
        using var hr = host.Http("HR");
        var row = (await PageAsync(hr, $"conversation={submission.Effect.ConversationId}")).Items.Single();
        Assert.Equal(("Rejected", true, "CREATE_APPLICANT: the post is filled"), (row.Delivery, row.MayRetry, row.Problem));

        host.Neighbours.Write = HrHost.Take;
        (await hr.PostAsync($"/applications/{row.Id}/retry", null)).EnsureSuccessStatusCode();

        await Eventually.TrueAsync(async () => (await DetailsAsync(hr, row.Id)).Application is { Delivery: "Delivered", Problem: null }, "the ERP has it");
        Assert.Equal(
            [$"{submission.SubmissionId}:CREATE_APPLICANT", $"{submission.SubmissionId}:CREATE_APPLICANT:1"],
            host.Neighbours.Received<CallErp>("erp-connector-call-erp").All.Where(c => c.Key.StartsWith(submission.SubmissionId.ToString(), StringComparison.Ordinal)).Select(c => c.Key));
        Assert.Equal(HttpStatusCode.Conflict, (await hr.PostAsync($"/applications/{row.Id}/retry", null)).StatusCode);
    }

    [Fact]
    public async Task What_the_ERP_refused_is_in_the_list_of_what_failed_and_sent_again_from_there_but_not_what_nobody_knows()
    {
        host.Neighbours.Write = call => Neighbours.Answered("CREATE_APPLICANT", ErpOutcome.Rejected) with { Key = call.Key, Problem = "CREATE_APPLICANT: the post is filled" };
        var refused = (await host.SubmitAsync(await host.ApplicationAsync("dev"))).ApplicationId!.Value;
        host.Neighbours.Write = call => Neighbours.Answered("CREATE_APPLICANT", ErpOutcome.Unknown) with { Key = call.Key, Problem = "CREATE_APPLICANT: no answer" };
        var unknown = (await host.SubmitAsync(await host.ApplicationAsync("dev"))).ApplicationId!.Value;
        using var admin = host.Http("Admin");
        const string Letters = "/operations/dead-letters";
        await Eventually.TrueAsync(async () => (await admin.GetFromJsonAsync<ServiceBacklog>("/operations/backlog", BridgeJson.Options))!.Failed >= 2, "both are counted");
        var listed = (await admin.GetFromJsonAsync<DeadLetterPage>(Letters, BridgeJson.Options))!.Items.ToDictionary(letter => letter.Id);
        Assert.Equal((true, false), (listed[refused.ToString()].MayReplay, listed[unknown.ToString()].MayReplay));
        Assert.Equal("CREATE_APPLICANT: the post is filled", listed[refused.ToString()].Reason);
        using var hr = host.Http("HR");
        Assert.Equal(HttpStatusCode.Forbidden, (await hr.GetAsync(Letters)).StatusCode);

        host.Neighbours.Write = HrHost.Take;
        using var not = await admin.PostAsync($"{Letters}/Application/{unknown}/replay", null);
        using var all = await admin.PostAsync($"{Letters}/replay", null);

        Assert.Equal(HttpStatusCode.Conflict, not.StatusCode);
        await Eventually.TrueAsync(async () => (await DetailsAsync(hr, refused)).Application is { Delivery: "Delivered", Problem: null }, "the ERP has it");
        Assert.Equal("Unknown", (await DetailsAsync(hr, unknown)).Application.Delivery);
    }

    [Fact]
    public async Task Whose_time_has_come_is_forgotten_with_his_CV_unless_another_handed_in_the_same_file()
    {
        host.Neighbours.Write = HrHost.Take;
        var (cv, same, shared) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        (host.Neighbours.Files[cv], host.Neighbours.Files[same], host.Neighbours.Files[shared]) = ("%PDF-1.7 his"u8.ToArray(), "%PDF-1.7 both"u8.ToArray(), "%PDF-1.7 both"u8.ToArray());
        var gone = (await host.SubmitAsync(await host.ApplicationAsync("dev", cv))).ApplicationId!.Value;
        var goneToo = (await host.SubmitAsync(await host.ApplicationAsync("dev", same))).ApplicationId!.Value;
        var stays = (await host.SubmitAsync(await host.ApplicationAsync("dev", shared))).ApplicationId!.Value;
        using var hr = host.Http("HR");
        var files = host.CvFiles();

        await hr.PutAsJsonAsync($"/applications/{gone}/retention", new { until = DateTimeOffset.UtcNow });
        await hr.PutAsJsonAsync($"/applications/{goneToo}/retention", new { until = DateTimeOffset.UtcNow });

        await Eventually.TrueAsync(async () => (await hr.GetAsync($"/applications/{gone}")).StatusCode == HttpStatusCode.NotFound
            && (await hr.GetAsync($"/applications/{goneToo}")).StatusCode == HttpStatusCode.NotFound && host.CvFiles() == files - 1, "they are forgotten");
        Assert.Equal("%PDF-1.7 both", Encoding.UTF8.GetString(await hr.GetByteArrayAsync($"/applications/{stays}/cv")));
        Assert.False(await host.WithAsync(db => db.Entries.AnyAsync(e => e.ApplicationId == gone)));
    }

    static async Task<ApplicationPage> PageAsync(HttpClient http, string query) => (await http.GetFromJsonAsync<ApplicationPage>($"/applications?{query}", BridgeJson.Options))!;

    static async Task<ApplicationDetails> DetailsAsync(HttpClient http, Guid id) => (await http.GetFromJsonAsync<ApplicationDetails>($"/applications/{id}", BridgeJson.Options))!;
}
