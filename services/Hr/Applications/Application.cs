using Bridge.Contracts.Flow;
using Bridge.Contracts.Hr;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Hr.Applications;

/// <summary>Whether the ERP has the application. Bridge has it from the first commit on, whatever becomes of this.</summary>
internal enum Delivery
{
    /// <summary>To be sent, once its CV has been copied.</summary>
    Ready,

    /// <summary>CREATE_APPLICANT is under way.</summary>
    Sending,

    /// <summary>The ERP was away: sent again when it is back.</summary>
    Waiting,
    Delivered,
    Rejected,

    /// <summary>May be in the ERP; a person decides, nothing is sent again.</summary>
    Unknown,

    /// <summary>The same person has applied to this job before: kept beside the first, not sent.</summary>
    Kept,
}

/// <summary>What a person handed in for a job, with his CV in our own keeping.</summary>
internal sealed class Application
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid SubmissionId { get; init; }

    /// <summary>Drawn by the database, never twice.</summary>
    public long Number { get; private set; }

    public string Reference => $"A-{Number}";
    public required Guid ConversationId { get; init; }
    public required Guid ContactId { get; init; }
    public required Guid JobId { get; init; }
    public required string JobName { get; init; }
    public required string ExternalJobId { get; init; }
    public required string Name { get; init; }
    public required string Phone { get; init; }
    public string? Email { get; init; }
    public required IReadOnlyList<ApplicationAnswer> Answers { get; init; }
    public required bool Consent { get; init; }

    /// <summary>What is kept of him goes at this time, unless a person keeps it longer: answers, notes and CV.</summary>
    public required DateTimeOffset RetainUntil { get; set; }
    public required string Language { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The first application of the same person to the same job.</summary>
    public Guid? RepeatOf { get; set; }

    public ApplicationStage Stage { get; set; }

    // The CV: in Messaging's keeping until its hash stands here.
    public Guid? CvMediaId { get; init; }

    /// <summary>Photos of its pages instead, in their order.</summary>
    public Guid[] CvPages { get; set; } = [];

    public string? CvFilename { get; init; }
    public string? CvSha256 { get; set; }
    public string? CvMimeType { get; set; }
    public long? CvSize { get; set; }
    public int CvTries { get; set; }

    /// <summary>Why there is none although one was sent.</summary>
    public string? CvProblem { get; set; }

    public Delivery Delivery { get; set; }

    /// <summary>When the worker has something to do for it; null: nothing.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>The session that waits for the outcome; null once it has been answered.</summary>
    public EffectRef? Asking { get; set; }

    /// <summary>Grows where a person tries anew what was refused or is not known: part of the key from then on.</summary>
    public int Attempt { get; set; }

    public string? ExternalApplicantId { get; set; }
    public string? ErpStatus { get; set; }

    /// <summary>For the people of the company.</summary>
    public string? Problem { get; set; }

    public long Version { get; set; }

    public string ErpKey => Attempt == 0 ? $"{SubmissionId}:CREATE_APPLICANT" : $"{SubmissionId}:CREATE_APPLICANT:{Attempt}";

    /// <summary>A person may send it again: the ERP refused it or was away, or he has looked and it is not there.</summary>
    public bool MayRetry => Delivery is Delivery.Rejected or Delivery.Unknown or Delivery.Waiting;
    public bool AwaitsCv => (CvMediaId is not null || CvPages is not []) && CvSha256 is null && CvProblem is null;

    public ApplicationChanged ToMessage() => new()
    {
        ApplicationId = Id,
        ConversationId = ConversationId,
        JobId = JobId,
        Version = Version,
        Reference = Reference,
        JobName = JobName,
        Stage = Stage,
        SubmittedAt = SubmittedAt,
    };

    internal sealed class Configuration : IEntityTypeConfiguration<Application>
    {
        public void Configure(EntityTypeBuilder<Application> application)
        {
            application.ToTable("application");
            application.HasIndex(a => a.SubmissionId).IsUnique();
            application.HasIndex(a => a.Number).IsUnique();
            application.HasIndex(a => new { a.ContactId, a.JobId });
            application.HasIndex(a => a.DueAt).HasFilter("due_at IS NOT NULL");
            application.HasIndex(a => a.CvMediaId);
            application.HasIndex(a => new { a.Stage, a.Number });
            application.HasIndex(a => new { a.JobId, a.Number });
            application.HasIndex(a => a.ConversationId);
            application.HasIndex(a => a.RetainUntil);
            application.Property(a => a.Number).HasDefaultValueSql("nextval('application_number')").ValueGeneratedOnAdd();
            application.Property(a => a.Answers).HasJson();
            application.Property(a => a.Asking).HasJson();
            application.Property(a => a.Stage).HasConversion<string>();
            application.Property(a => a.Delivery).HasConversion<string>();
            application.Ignore(a => a.Reference).Ignore(a => a.ErpKey).Ignore(a => a.AwaitsCv).Ignore(a => a.MayRetry);
        }
    }
}

internal static class ApplicationRows
{
    public static Task<Application?> LockApplicationAsync(this HrDbContext db, Guid id, CancellationToken ct) =>
        db.Applications.FromSql($"SELECT * FROM application WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(ct);

    public static Task<Application?> LockSubmissionAsync(this HrDbContext db, Guid submission, CancellationToken ct) =>
        db.Applications.FromSql($"SELECT * FROM application WHERE submission_id = {submission} FOR UPDATE").SingleOrDefaultAsync(ct);

    /// <summary>The next version, told to everybody in the same commit. A repeat is for the people of the company only.</summary>
    public static void Publish(this HrDbContext db, Application application)
    {
        application.Version++;
        if (application.RepeatOf is null)
        {
            db.Publish(application.ToMessage());
        }
    }

    /// <summary>Tells the session that waits, once.</summary>
    public static void Answer(this HrDbContext db, Application application)
    {
        if (application.Asking is not { } effect)
        {
            return;
        }

        db.Send("flow-application-answered", new ApplicationAnswered
        {
            Effect = effect,
            SubmissionId = application.SubmissionId,
            // Bridge has it and will bring it to the ERP: only the ERP's own no is a no to the applicant.
            Outcome = application.Delivery == Delivery.Rejected ? EffectOutcome.Rejected : EffectOutcome.Ok,
            ApplicationId = application.Id,
            Reference = application.Reference,
            Problem = application.Problem ?? application.CvProblem,
        });
        application.Asking = null;
    }
}
