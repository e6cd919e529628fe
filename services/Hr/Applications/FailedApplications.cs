using System.Text.Json;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Applications;

/// <summary>Applications that the ERP has not, and that wait for a person. What waits for the ERP to come back goes by itself.</summary>
internal sealed class FailedApplications(HrDbContext db, ApplicationSignal signal, TimeProvider clock) : IFailures
{
    public DeadLetterKind Kind => DeadLetterKind.Application;

    public async Task<IReadOnlyList<DeadLetter>> ListAsync(DateTimeOffset before, int limit, CancellationToken ct) =>
        [.. (await Applications.Where(a => a.SubmittedAt < before).OrderByDescending(a => a.SubmittedAt).Take(limit).ToListAsync(ct)).Select(Letter)];

    public Task<long> CountAsync(CancellationToken ct) => Applications.LongCountAsync(ct);

    public async Task<DeadLetterDetail?> FindAsync(string id, CancellationToken ct) =>
        Guid.TryParse(id, out var wanted) && await Applications.SingleOrDefaultAsync(a => a.Id == wanted, ct) is { } application
            ? new DeadLetterDetail(Letter(application), JsonSerializer.SerializeToElement(
                new { application.Reference, Delivery = application.Delivery.ToString(), application.Problem, application.CvProblem, application.JobName, application.ExternalJobId, application.Name, application.Phone, application.Email, application.Answers }, BridgeJson.Options))
            : null;

    public async Task<Acted> ReplayAsync(string id, Guid by, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!Guid.TryParse(id, out var wanted) || await db.LockApplicationAsync(wanted, ct) is not { Delivery: Delivery.Rejected or Delivery.Unknown } application)
        {
            return Acted.Gone;
        }

        if (application.Delivery == Delivery.Unknown)
        {
            return Acted.Refused("It may be in the ERP already: look there, and decide on the application's own page.");
        }

        await RetryApplication.TryAnewAsync(db, application, by, clock.GetUtcNow(), ct);
        await transaction.CommitAsync(ct);
        signal.Wake();
        return Acted.Done;
    }

    public Task<Acted> DiscardAsync(string id, CancellationToken ct) =>
        Task.FromResult(Acted.Refused("An application is not thrown away: it goes when its time of keeping is over."));

    IQueryable<Application> Applications => db.Applications.AsNoTracking().Where(a => a.Delivery == Delivery.Rejected || a.Delivery == Delivery.Unknown);

    static DeadLetter Letter(Application application) => new(
        DeadLetterKind.Application, application.Id.ToString(), application.Reference, null, null, application.Problem ?? application.Delivery.ToString(), application.SubmittedAt,
        MayReplay: application.Delivery == Delivery.Rejected, Of: application.Id, Who: application.Name);
}
