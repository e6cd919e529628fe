using Bridge.Contracts.Flow;
using Bridge.Contracts.Hr;
using Bridge.Hr.Jobs;
using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Hr.Applications;

/// <summary>An application is taken in, once; what it still needs (its CV, the ERP) the worker sees to.</summary>
internal sealed class SubmitApplicationConsumer(
    HrDbContext db, ApplicationSignal signal, Retentions retentions, TimeProvider clock) : IConsumer<SubmitApplication>
{
    public async Task Consume(ConsumeContext<SubmitApplication> context)
    {
        var (command, ct) = (context.Message, context.CancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await db.FirstTimeAsync(context, "submit-application", ct))
        {
            return;
        }

        // Two submissions of one person for one job wait for each other, so that one of them is the first.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({command.ContactId}::text || {command.JobId}::text, 0))", ct);
        if (await db.LockSubmissionAsync(command.SubmissionId, ct) is { } known)
        {
            await AgainAsync(known, command.Effect, ct);
        }
        else
        {
            await TakeAsync(command, ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        signal.Wake();
    }

    async Task TakeAsync(SubmitApplication command, CancellationToken ct)
    {
        if (await db.Jobs.SingleOrDefaultAsync(j => j.Id == command.JobId, ct) is not { Open: true } job)
        {
            db.Send("flow-application-answered", new ApplicationAnswered
            {
                Effect = command.Effect,
                SubmissionId = command.SubmissionId,
                Outcome = EffectOutcome.Rejected,
                Problem = "The job is no longer open",
            });
            return;
        }

        var first = await db.Applications
            .Where(a => a.ContactId == command.ContactId && a.JobId == command.JobId && a.RepeatOf == null && a.Delivery != Delivery.Rejected)
            .OrderBy(a => a.Number).FirstOrDefaultAsync(ct);
        var now = clock.GetUtcNow();
        var application = New(command, job, first, now, now.AddDays(await retentions.DaysAsync(Retention.Class, ct)));
        db.Applications.Add(application);
        // Draws the number that the applicant is told.
        await db.SaveChangesAsync(ct);
        db.Enter(application, "submitted", first is null ? null : $"after {first.Reference}", now);
        db.Publish(application);
        if (first is not null)
        {
            AnswerRepeated(application, first);
        }
    }

    async Task AgainAsync(Application known, EffectRef effect, CancellationToken ct)
    {
        known.Asking = effect;
        switch (known.Delivery)
        {
            case Delivery.Ready or Delivery.Sending:
                break;
            case Delivery.Waiting:
                (known.Delivery, known.DueAt) = (Delivery.Ready, clock.GetUtcNow());
                break;
            case Delivery.Kept:
                AnswerRepeated(known, await db.Applications.SingleAsync(a => a.Id == known.RepeatOf, ct));
                break;
            default:
                db.Answer(known);
                break;
        }
    }

    /// <summary>Under the number that he knows already.</summary>
    void AnswerRepeated(Application repeat, Application first)
    {
        db.Send("flow-application-answered", new ApplicationAnswered
        {
            Effect = repeat.Asking!,
            SubmissionId = repeat.SubmissionId,
            Outcome = EffectOutcome.Ok,
            ApplicationId = first.Id,
            Reference = first.Reference,
            Repeated = true,
        });
        repeat.Asking = null;
    }

    static Application New(SubmitApplication command, Job job, Application? first, DateTimeOffset now, DateTimeOffset retainUntil) => new()
    {
        SubmissionId = command.SubmissionId,
        ConversationId = command.Effect.ConversationId,
        ContactId = command.ContactId,
        JobId = job.Id,
        JobName = job.Name,
        ExternalJobId = job.ExternalId,
        Name = command.Name,
        Phone = command.Phone,
        Email = command.Email,
        Answers = command.Answers,
        Consent = command.Consent,
        Language = command.Language,
        SubmittedAt = now,
        RetainUntil = retainUntil,
        RepeatOf = first?.Id,
        CvMediaId = command.CvMediaId,
        CvFilename = command.CvFilename ?? (command.CvPages is [] ? null : "cv.pdf"),
        CvPages = [.. command.CvPages],
        Delivery = first is null ? Delivery.Ready : Delivery.Kept,
        DueAt = now,
        Asking = command.Effect,
    };
}
