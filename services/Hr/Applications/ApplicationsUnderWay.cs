using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Applications;

/// <summary>Applications whose command or answer may have been lost are handed in once more, under the key they had.</summary>
internal sealed class ApplicationsUnderWay(IDbContextFactory<HrDbContext> databases, Resumes resumes) : IReconciliation
{
    public async Task<IReadOnlyList<Reconciled>> RunAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var sending = await db.Applications.AsNoTracking().Where(a => a.Delivery == Delivery.Sending).ToListAsync(ct);
        foreach (var application in sending)
        {
            await AskAgainAsync(application, ct);
        }

        return [new("applications whose call to the ERP has no answer yet", await db.Applications.LongCountAsync(ct), sending.Count)];
    }

    async Task AskAgainAsync(Application application, CancellationToken ct)
    {
        var resume = await resumes.PrepareAsync(application, ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockApplicationAsync(application.Id, ct) is { Delivery: Delivery.Sending } locked)
        {
            db.Send(ApplicantFields.Queue, ApplicantFields.Of(locked, resume?.Write(db)));
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
    }
}
