using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Hr;
using Bridge.Contracts.Messaging;
using Bridge.Hr.Applications;
using Bridge.ServiceDefaults;
using Bridge.Testing;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Bridge.Hr.Tests;

public sealed class ApplicationTests(HrHost host) : IClassFixture<HrHost>
{
    static readonly byte[] Pdf = [.. "%PDF-1.7 "u8, .. new byte[200_000]];

    [Fact]
    public async Task An_application_reaches_the_ERP_once_with_its_CV_and_is_answered_with_its_number()
    {
        host.Neighbours.Write = HrHost.Take;
        var cv = Guid.CreateVersion7();
        host.Neighbours.Files[cv] = Pdf;
        var submission = await host.ApplicationAsync("dev", cv);

        var answer = await host.SubmitAsync(submission);
        var again = submission with { Effect = submission.Effect with { EffectId = "again" } };
        var repeated = await host.SubmitAsync(again);

        Assert.Matches("^A-[0-9]{4,}$", answer.Reference!);
        Assert.Equal((EffectOutcome.Ok, false, answer.Reference), (answer.Outcome, answer.Repeated, repeated.Reference));
        var fields = Assert.Single(host.Calls(submission)).Fields;
        Assert.Equal(
            """{"name":"Asha","role":"Developer","external_job_id":"dev","phone":"\u002B9779812345678","email":"asha@example.com","resume_filename":"asha.pdf","resume_mime_type":"application/pdf","resume_size":200009,"resume_base64":"…","answers":[{"question":"When can you start?","answer":"Monday"}]}""",
            JsonSerializer.Serialize(fields).Replace(Convert.ToBase64String(Pdf), "…", StringComparison.Ordinal));
        Assert.Equal(answer.ApplicationId, (await host.Neighbours.Events<ApplicationChanged>().FirstAsync(e => e.Reference == answer.Reference)).ApplicationId);
    }

    [Fact]
    public async Task A_call_that_the_broker_lost_is_made_again_under_its_key()
    {
        var submission = await host.ApplicationAsync("dev");
        // The first one gets no answer.
        host.Neighbours.Write = call => host.Calls(submission).Count > 1 ? HrHost.Take(call) : null;
        await host.Neighbours.SendAsync("hr-submit-application", submission);
        await host.Neighbours.Received<CallErp>("erp-connector-call-erp").FirstAsync(c => c.Key.StartsWith(submission.SubmissionId.ToString(), StringComparison.Ordinal));

        using var http = host.Http("Admin");
        using var reconciled = await http.PostAsync(new Uri("/operations/reconcile", UriKind.Relative), null);

        reconciled.EnsureSuccessStatusCode();
        Assert.Equal(EffectOutcome.Ok, (await host.AnswerAsync(submission)).Outcome);
        Assert.Equal(2, host.Calls(submission).Count);
    }

    [Fact]
    public async Task A_CV_that_Messaging_has_not_fetched_yet_is_waited_for()
    {
        host.Neighbours.Write = HrHost.Take;
        var cv = Guid.CreateVersion7();
        var submission = await host.ApplicationAsync("dev", cv);
        await host.Neighbours.SendAsync("hr-submit-application", submission);
        await Eventually.TrueAsync(() => host.WithAsync(db => db.Applications.AnyAsync(a => a.CvMediaId == cv && a.CvTries > 0)), "the CV is asked for");
        Assert.Empty(host.Calls(submission));

        host.Neighbours.Files[cv] = Pdf;
        await host.Neighbours.PublishAsync(new MediaStored(cv, submission.Effect.ConversationId, "application/pdf", Pdf.Length, ""));

        Assert.Equal(EffectOutcome.Ok, (await host.AnswerAsync(submission)).Outcome);
        Assert.True(host.Calls(submission)[0].Fields.TryGetProperty("resume_base64", out _));
    }

    [Fact]
    public async Task A_CV_that_never_comes_keeps_nobody_from_applying()
    {
        host.Neighbours.Write = HrHost.Take;
        var cv = Guid.CreateVersion7();
        var submission = await host.ApplicationAsync("dev", cv);
        await host.Neighbours.SendAsync("hr-submit-application", submission);
        await Eventually.TrueAsync(() => host.WithAsync(db => db.Applications.AnyAsync(a => a.CvMediaId == cv)), "the application is there");

        await host.Neighbours.PublishAsync(new MediaFailed(cv, submission.Effect.ConversationId, MediaFailure.TooLarge));

        var answer = await host.AnswerAsync(submission);
        Assert.Equal((EffectOutcome.Ok, "The CV could not be had from WhatsApp: TooLarge"), (answer.Outcome, answer.Problem));
        Assert.False(host.Calls(submission)[0].Fields.TryGetProperty("resume_filename", out _));
    }

    [Fact]
    public async Task The_same_person_applying_twice_is_told_so_and_the_ERP_is_not()
    {
        host.Neighbours.Write = HrHost.Take;
        var first = await host.ApplicationAsync("cook");
        var answer = await host.SubmitAsync(first);

        var second = first with { SubmissionId = Guid.CreateVersion7(), Effect = first.Effect with { EffectId = "second" } };
        var repeated = await host.SubmitAsync(second);

        Assert.Equal((true, answer.Reference, answer.ApplicationId), (repeated.Repeated, repeated.Reference, repeated.ApplicationId));
        Assert.Empty(host.Calls(second));
        using var hr = host.Http("HR");
        var page = await hr.GetFromJsonAsync<ApplicationPage>($"/applications?job={first.JobId}");
        Assert.Equal([true, false], page!.Items.Where(a => a.ConversationId == first.Effect.ConversationId).Select(a => a.Repeat));
    }

    [Fact]
    public async Task With_the_ERP_away_the_applicant_has_his_number_and_the_ERP_gets_it_later_under_the_same_key()
    {
        host.Neighbours.Write = call => Neighbours.Away("CREATE_APPLICANT") with { Key = call.Key };
        var submission = await host.ApplicationAsync("dev");
        var answer = await host.SubmitAsync(submission);
        Assert.Equal((EffectOutcome.Ok, "CREATE_APPLICANT: nobody answers"), (answer.Outcome, answer.Problem));

        host.Neighbours.Write = HrHost.Take;
        await host.Neighbours.PublishAsync(new ErpReachable(ErpOperation.CreateApplicant));

        using var hr = host.Http("HR");
        await Eventually.TrueAsync(async () =>
            (await hr.GetFromJsonAsync<ApplicationDetails>($"/applications/{answer.ApplicationId}"))!.ExternalApplicantId == "9", "the ERP has it");
        Assert.Equal(2, host.Calls(submission).Count);
    }

    [Theory]
    [InlineData("Rejected", "Rejected")] // the ERP's own no is a no
    [InlineData("Unknown", "Ok")] // Bridge has it; a person looks in the ERP
    public async Task What_the_ERP_did_not_take_is_never_sent_again(string outcome, string told)
    {
        host.Neighbours.Write = call => Neighbours.Answered("CREATE_APPLICANT", Enum.Parse<ErpOutcome>(outcome)) with { Key = call.Key, Problem = "CREATE_APPLICANT: 422" };
        var submission = await host.ApplicationAsync("dev");

        var answer = await host.SubmitAsync(submission);
        var again = await host.SubmitAsync(submission with { Effect = submission.Effect with { EffectId = "again" } });

        Assert.Equal((told, told, "CREATE_APPLICANT: 422"), (answer.Outcome.ToString(), again.Outcome.ToString(), again.Problem));
        Assert.Single(host.Calls(submission));
    }

    [Fact]
    public async Task A_job_that_is_gone_takes_no_applications()
    {
        var submission = await host.ApplicationAsync("dev") with { JobId = Guid.CreateVersion7() };

        Assert.Equal((EffectOutcome.Rejected, "The job is no longer open"), ((await host.SubmitAsync(submission)).Outcome, (await host.AnswerAsync(submission)).Problem));
    }

    [Fact]
    public async Task A_CV_that_came_as_photos_reaches_the_ERP_as_one_PDF_without_what_is_no_picture()
    {
        host.Neighbours.Write = HrHost.Take;
        var (first, broken, last) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        (host.Neighbours.Files[first], host.Neighbours.Files[broken], host.Neighbours.Files[last]) = (Photo(3000, 4000, SKColors.Ivory), [1, 2, 3], Photo(400, 300, SKColors.Ivory));
        var submission = await host.ApplicationAsync("dev") with { CvPages = [first, broken, last] };

        var answer = await host.SubmitAsync(submission);

        Assert.Equal((EffectOutcome.Ok, "Of the CV's 3 photos these could not be read: 2"), (answer.Outcome, answer.Problem));
        var fields = Assert.Single(host.Calls(submission)).Fields;
        Assert.Equal(("cv.pdf", "application/pdf"), (fields.GetProperty("resume_filename").GetString(), fields.GetProperty("resume_mime_type").GetString()));
        var pdf = Encoding.Latin1.GetString(fields.GetProperty("resume_base64").GetBytesFromBase64());
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(pdf, "/Type /Page\\b"));
    }

    [Fact]
    public async Task Photos_none_of_which_can_be_read_keep_nobody_from_applying()
    {
        host.Neighbours.Write = HrHost.Take;
        var broken = Guid.CreateVersion7();
        host.Neighbours.Files[broken] = [1, 2, 3];
        var submission = await host.ApplicationAsync("dev") with { CvPages = [broken] };

        var answer = await host.SubmitAsync(submission);

        Assert.Equal((EffectOutcome.Ok, "Of the CV's 1 photos these could not be read: 1"), (answer.Outcome, answer.Problem));
        Assert.False(Assert.Single(host.Calls(submission)).Fields.TryGetProperty("resume_filename", out _));
    }

    static byte[] Photo(int width, int height, SKColor color)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(color);
        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return jpeg.ToArray();
    }

    [Fact]
    public async Task A_CV_that_another_hands_in_while_it_is_being_forgotten_stays()
    {
        host.Neighbours.Write = HrHost.Take;
        byte[] bytes = [.. "%PDF-1.7 twins "u8, .. new byte[1000]];
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var cv = Guid.CreateVersion7();
        host.Neighbours.Files[cv] = bytes;
        var old = await host.SubmitAsync(await host.ApplicationAsync("dev", cv));
        var young = await host.SubmitAsync(await host.ApplicationAsync("dev"));

        // The young one's file is in its place, its row not yet committed, when the old one's time comes.
        await host.WithAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.HoldFileAsync(hash, TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlAsync($"UPDATE application SET cv_sha256 = {hash}, cv_mime_type = 'application/pdf' WHERE id = {young.ApplicationId}");
            await EndAsync(old.ApplicationId);
            await transaction.CommitAsync();
            return true;
        });
        // The next one to be forgotten is forgotten after it.
        await EndAsync((await host.SubmitAsync(await host.ApplicationAsync("dev"))).ApplicationId);

        using var hr = host.Http("HR");
        Assert.Equal(bytes, await hr.GetByteArrayAsync($"/applications/{young.ApplicationId}/cv"));
    }

    /// <summary>Its retention ends now; returns when it is gone.</summary>
    async Task EndAsync(Guid? application)
    {
        await host.WithAsync(db => db.Database.ExecuteSqlAsync($"UPDATE application SET retain_until = now() WHERE id = {application}"));
        await Eventually.TrueAsync(() => host.WithAsync(async db => !await db.Applications.AnyAsync(a => a.Id == application)), "it is forgotten");
    }

    [Fact]
    public async Task Applications_are_for_HR_and_a_CV_is_only_ever_downloaded()
    {
        host.Neighbours.Write = HrHost.Take;
        var cv = Guid.CreateVersion7();
        host.Neighbours.Files[cv] = "<script>alert(1)</script>"u8.ToArray();
        var id = (await host.SubmitAsync(await host.ApplicationAsync("dev", cv))).ApplicationId;
        using var sales = host.Http("Sales");
        using var hr = host.Http("HR");

        Assert.Equal(HttpStatusCode.Forbidden, (await sales.GetAsync("/applications")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await sales.GetAsync($"/applications/{id}/cv")).StatusCode);
        var file = await hr.GetAsync($"/applications/{id}/cv");
        Assert.Equal(("application/octet-stream", "attachment", "nosniff"), (file.Content.Headers.ContentType!.MediaType,
            file.Content.Headers.ContentDisposition!.DispositionType, file.Headers.GetValues("X-Content-Type-Options").Single()));
        var moved = await hr.PutAsJsonAsync($"/applications/{id}/stage", new { stage = "Interview" });
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        await host.Neighbours.Events<ApplicationChanged>().FirstAsync(e => e.ApplicationId == id && e.Stage == ApplicationStage.Interview);
    }
}

public sealed class CvLinkTests(PublicHrHost host) : IClassFixture<PublicHrHost>
{
    [Fact]
    public async Task With_a_public_address_the_ERP_is_sent_a_link_that_needs_no_account()
    {
        var cv = Guid.CreateVersion7();
        host.Neighbours.Files[cv] = "%PDF-1.7"u8.ToArray();
        var submission = await host.ApplicationAsync("dev", cv);
        await host.SubmitAsync(submission);
        var fields = host.Calls(submission)[0].Fields;
        var link = new Uri(fields.GetProperty("resume_url").GetString()!);
        using var anybody = host.Http();
        anybody.DefaultRequestHeaders.Authorization = null;

        Assert.Equal(("https://bridge.example", false), (link.GetLeftPart(UriPartial.Authority), fields.TryGetProperty("resume_base64", out _)));
        Assert.Equal("%PDF-1.7", await anybody.GetStringAsync(link.PathAndQuery));
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync("/files/cv/nonsense")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync(link.PathAndQuery[..^2] + "AA")).StatusCode);
        await host.WithAsync(db => db.CvLinks.ExecuteUpdateAsync(links => links.SetProperty(l => l.ExpiresAt, DateTimeOffset.UtcNow)));
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync(link.PathAndQuery)).StatusCode);
    }

    [Fact]
    public async Task A_CV_of_a_hundred_megabytes_is_kept_whole_and_the_ERP_can_fetch_it()
    {
        var cv = Guid.CreateVersion7();
        var bytes = new byte[CvStore.MaxBytes];
        "%PDF-1.7"u8.CopyTo(bytes);
        host.Neighbours.Files[cv] = bytes;
        var submission = await host.ApplicationAsync("dev", cv);

        await host.SubmitAsync(submission);

        host.Neighbours.Files.TryRemove(cv, out _);
        var fields = host.Calls(submission)[0].Fields;
        Assert.Equal((bytes.LongLength, "application/pdf"), (fields.GetProperty("resume_size").GetInt64(), fields.GetProperty("resume_mime_type").GetString()));
        using var anybody = host.Http();
        anybody.DefaultRequestHeaders.Authorization = null;
        await using var fetched = await anybody.GetStreamAsync(new Uri(fields.GetProperty("resume_url").GetString()!).PathAndQuery);
        Assert.Equal(SHA256.HashData(bytes), await SHA256.HashDataAsync(fetched));
    }
}

public sealed class InlineCvTests(InlineHrHost host) : IClassFixture<InlineHrHost>
{
    [Fact]
    public async Task An_ERP_that_asks_for_the_file_itself_gets_it_though_it_could_fetch_it()
    {
        var cv = Guid.CreateVersion7();
        host.Neighbours.Files[cv] = "%PDF-1.7"u8.ToArray();
        var submission = await host.ApplicationAsync("dev", cv);

        await host.SubmitAsync(submission);

        var fields = host.Calls(submission)[0].Fields;
        Assert.Equal("%PDF-1.7"u8.ToArray(), fields.GetProperty("resume_base64").GetBytesFromBase64());
        Assert.False(fields.TryGetProperty("resume_url", out _));
        Assert.Equal(0, await host.WithAsync(db => db.CvLinks.CountAsync()));
    }
}
