using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Hr.Applications;

/// <summary>One step of an application's life, or a note of a person: what only those see who may read applications.</summary>
internal sealed class ApplicationEntry
{
    public const string NoteKind = "note";

    public long Id { get; private set; }
    public required Guid ApplicationId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>For instance <c>submitted</c>, <c>stage</c>, <c>CREATE_APPLICANT Ok</c>, <c>note</c>.</summary>
    public required string What { get; init; }

    public string? Detail { get; init; }

    /// <summary>Who did it, where it was a person.</summary>
    public Guid? UserId { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<ApplicationEntry>
    {
        public void Configure(EntityTypeBuilder<ApplicationEntry> entry)
        {
            entry.ToTable("application_entry");
            entry.Property(e => e.Id).UseIdentityAlwaysColumn();
            entry.HasOne<Application>().WithMany().HasForeignKey(e => e.ApplicationId).OnDelete(DeleteBehavior.Cascade);
            entry.HasIndex(e => new { e.ApplicationId, e.Id });
        }
    }
}

internal static class ApplicationHistory
{
    /// <summary>Part of the commit that does it.</summary>
    public static void Enter(this HrDbContext db, Application application, string what, string? detail, DateTimeOffset at, Guid? user = null) =>
        db.Entries.Add(new ApplicationEntry { ApplicationId = application.Id, At = at, What = what, Detail = detail, UserId = user });
}
