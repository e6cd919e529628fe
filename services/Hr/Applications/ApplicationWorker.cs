using System.Net;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Applications;

/// <summary>
/// Copies the CVs and hands the applications to ErpConnector. Both wait for other services, so neither happens in a transaction; doing one twice, in two
/// processes or after a crash, finds the row already further on.
/// </summary>
internal sealed partial class ApplicationWorker(
    IDbContextFactory<HrDbContext> databases, IHttpClientFactory http, CvStore store, PageBinder binder, Resumes resumes, ApplicationSignal signal, TimeProvider clock,
    ILogger<ApplicationWorker> logger) : BackgroundService
{
    /// <summary>Some minutes: Messaging fetches a file from Meta at once, or says that it never will.</summary>
    const int MaxCvTries = 60;

    const int AtOnce = 4;
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    static readonly TimeSpan LongestWaitForCv = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await WorkAsync(stoppingToken))
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogAway(e);
            }

            await signal.WaitAsync(Poll, stoppingToken);
        }
    }

    async Task<bool> WorkAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var due = await db.Applications.AsNoTracking().Where(a => a.DueAt <= now).OrderBy(a => a.DueAt).Take(AtOnce * 4).ToListAsync(ct);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (application, token) =>
        {
            if (application.AwaitsCv)
            {
                await CopyAsync(application, token);
            }
            else
            {
                await SendAsync(application, token);
            }
        });
        return due.Count > 0;
    }

    async Task CopyAsync(Application application, CancellationToken ct)
    {
        try
        {
            var (cv, problem) = application.CvPages is [] ? await CopyAsync(application.CvMediaId!.Value, application.CvFilename, ct) : await BindAsync(application.CvPages, ct);
            using (cv)
            {
                await ChangeAsync(application.Id, async (db, a) =>
                {
                    if (cv is null)
                    {
                        GiveUp(a, problem ?? $"The CV is larger than {CvStore.MaxBytes / 1048576} MB");
                        return;
                    }

                    await db.HoldFileAsync(cv.Sha256, ct);
                    store.Keep(cv);
                    (a.CvSha256, a.CvMimeType, a.CvSize, a.CvProblem, a.DueAt) = (cv.Sha256, cv.MimeType, cv.Size, problem, clock.GetUtcNow());
                }, ct);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or Polly.ExecutionRejectedException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // Not stored yet, or Messaging is away: both pass.
            LogCvLater(e, application.Reference);
            await ChangeAsync(application.Id, (_, a) =>
            {
                a.CvTries++;
                a.DueAt = clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(a.CvTries, LongestWaitForCv.TotalSeconds));
                if (a.CvTries >= MaxCvTries)
                {
                    GiveUp(a, "The CV could not be copied from Messaging");
                }
            }, ct);
        }
    }

    /// <summary>Nothing and no problem: it is too large.</summary>
    async Task<(BroughtCv?, string? Problem)> CopyAsync(Guid media, string? filename, CancellationToken ct)
    {
        using var response = await AskAsync(media, ct);
        if (response.StatusCode == HttpStatusCode.Gone)
        {
            return (null, "Messaging no longer has the CV");
        }

        response.EnsureSuccessStatusCode();
        await using var bytes = await response.Content.ReadAsStreamAsync(ct);
        return (await store.BringAsync(bytes, filename, ct), null);
    }

    /// <summary>What came as photos becomes one document. A page that cannot be had or read is left out, and named.</summary>
    async Task<(BroughtCv?, string? Problem)> BindAsync(Guid[] pages, CancellationToken ct)
    {
        using var document = new MemoryStream();
        var lost = await binder.BindAsync(pages.Length, document, async page =>
        {
            using var response = await AskAsync(pages[page], ct);
            if (response.StatusCode == HttpStatusCode.Gone)
            {
                return null;
            }

            response.EnsureSuccessStatusCode();
            return await response.Content.ReadAsByteArrayAsync(ct);
        }, ct);
        var problem = lost.Count == 0 ? null : $"Of the CV's {pages.Length} photos these could not be read: {string.Join(", ", lost.Select(page => page + 1))}";
        document.Position = 0;
        return lost.Count == pages.Length ? (null, problem) : (await store.BringAsync(document, null, ct), problem);
    }

    Task<HttpResponseMessage> AskAsync(Guid media, CancellationToken ct) =>
        http.CreateClient("messaging").GetAsync($"internal/media/{media}", HttpCompletionOption.ResponseHeadersRead, ct);

    void GiveUp(Application application, string problem)
    {
        (application.CvProblem, application.DueAt) = (problem, clock.GetUtcNow());
        LogCvLost(application.Reference, problem);
    }

    async Task SendAsync(Application application, CancellationToken ct)
    {
        var resume = application.Delivery == Delivery.Kept ? null : await resumes.PrepareAsync(application, ct);
        await ChangeAsync(application.Id, (db, a) =>
        {
            a.DueAt = null;
            if (a.Delivery is Delivery.Ready or Delivery.Waiting)
            {
                a.Delivery = Delivery.Sending;
                db.Send(ApplicantFields.Queue, ApplicantFields.Of(a, resume?.Write(db)));
            }
        }, ct);
    }

    Task ChangeAsync(Guid id, Action<HrDbContext, Application> change, CancellationToken ct) => ChangeAsync(id, (db, a) =>
    {
        change(db, a);
        return Task.CompletedTask;
    }, ct);

    async Task ChangeAsync(Guid id, Func<HrDbContext, Application, Task> change, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockApplicationAsync(id, ct) is { DueAt: not null } application)
        {
            await change(db, application);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The CV of {Reference} cannot be copied yet")]
    partial void LogCvLater(Exception e, string reference);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Reference} goes on without its CV: {Problem}")]
    partial void LogCvLost(string reference, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Applications cannot be worked on just now")]
    partial void LogAway(Exception e);
}
