using Bridge.Contracts.Erp;
using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Applications;

/// <summary>What became of CREATE_APPLICANT; a stale or repeated answer changes nothing.</summary>
internal sealed class ErpAnsweredConsumer(HrDbContext db, TimeProvider clock) : IConsumer<ErpAnswered>
{
    /// <summary>The news that the ERP is back comes sooner; this is for when it is lost, or was never away but switched off.</summary>
    static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    public async Task Consume(ConsumeContext<ErpAnswered> context)
    {
        var (answered, ct) = (context.Message, context.CancellationToken);
        if (!Guid.TryParse(answered.Key.Split(':')[0], out var submission))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await db.FirstTimeAsync(context, "erp-answered", ct)
            || await db.LockSubmissionAsync(submission, ct) is not { Delivery: Delivery.Sending } application || application.ErpKey != answered.Key)
        {
            return;
        }

        Learn(application, answered);
        db.Enter(application, $"{answered.Operation.Name()} {application.Delivery}", application.Problem, clock.GetUtcNow());
        db.Publish(application);
        db.Answer(application);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    void Learn(Application application, ErpAnswered answered)
    {
        application.Problem = answered.Problem;
        switch (answered.Outcome)
        {
            case ErpOutcome.Ok:
                try
                {
                    var fields = ErpFields.Of(answered);
                    (application.ExternalApplicantId, application.ErpStatus) = (fields.Text("external_applicant_id"), fields.Text("status"));
                    (application.Delivery, application.Problem) = (Delivery.Delivered, null);
                }
                catch (ErpContractException e)
                {
                    (application.Delivery, application.Problem) = (Delivery.Unknown, e.Message);
                }

                break;
            case ErpOutcome.Unavailable:
                (application.Delivery, application.DueAt) = (Delivery.Waiting, clock.GetUtcNow() + Again);
                break;
            case ErpOutcome.Rejected:
                application.Delivery = Delivery.Rejected;
                break;
            default:
                application.Delivery = Delivery.Unknown;
                break;
        }
    }
}

/// <summary>The ERP takes applicants again: what waited goes on.</summary>
internal sealed class ErpReachableConsumer(HrDbContext db, ApplicationSignal signal) : IConsumer<ErpReachable>
{
    public async Task Consume(ConsumeContext<ErpReachable> context)
    {
        if (context.Message.Operation == ErpOperation.CreateApplicant)
        {
            await db.Database.ExecuteSqlAsync($"UPDATE application SET due_at = now() WHERE delivery = 'Waiting'", context.CancellationToken);
            signal.Wake();
        }
    }
}
