using System.Net;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Applications;

/// <summary>
/// Copies the CVs and hands the applications to ErpConnector. Both wait for other services, so neither happens in a transaction; doing one twice, in two
/// processes or after a crash, finds the row already further on.
/// </summary>
internal sealed partial class ApplicationWorker(
    IDbContextFactory<HrDbContext> databases, IHttpClientFactory http, CvStore store, Resumes resumes, ApplicationSignal signal, TimeProvider clock,
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
            using var response = await http.CreateClient("messaging").GetAsync(
                $"internal/media/{application.CvMediaId}", HttpCompletionOption.ResponseHeadersRead, ct);
            if (response.StatusCode == HttpStatusCode.Gone)
            {
                await ChangeAsync(application.Id, a => GiveUp(a, "Messaging no longer has the CV"), ct);
                return;
            }

            response.EnsureSuccessStatusCode();
            await using var bytes = await response.Content.ReadAsStreamAsync(ct);
            var kept = await store.KeepAsync(bytes, application.CvFilename, ct);
            await ChangeAsync(application.Id, a =>
            {
                if (kept is null)
                {
                    GiveUp(a, $"The CV is larger than {CvStore.MaxBytes / 1048576} MB");
                    return;
                }

                (a.CvSha256, a.CvMimeType, a.CvSize, a.DueAt) = (kept.Sha256, kept.MimeType, kept.Size, clock.GetUtcNow());
            }, ct);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or Polly.ExecutionRejectedException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // Not stored yet, or Messaging is away: both pass.
            LogCvLater(e, application.Reference);
            await ChangeAsync(application.Id, a =>
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

    Task ChangeAsync(Guid id, Action<Application> change, CancellationToken ct) => ChangeAsync(id, (_, a) => change(a), ct);

    async Task ChangeAsync(Guid id, Action<HrDbContext, Application> change, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockApplicationAsync(id, ct) is { DueAt: not null } application)
        {
            change(db, application);
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
