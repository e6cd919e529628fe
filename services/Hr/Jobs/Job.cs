using Bridge.Contracts.Hr;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Hr.Jobs;

/// <summary>An open position of the ERP, and what the company decided about it here.</summary>
internal sealed class Job
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string ExternalId { get; init; }

    // The ERP's word, overwritten by every sync.
    public required string Name { get; set; }
    public string? Description { get; set; }
    public string? Department { get; set; }
    public bool Active { get; set; }
    public int Position { get; set; }

    /// <summary>No longer in the ERP's list; kept, because applications name it.</summary>
    public bool Removed { get; set; }

    // The company's word.

    public bool Public { get; set; }

    /// <summary>By language; where a language has none, the ERP's.</summary>
    public IReadOnlyDictionary<string, string> Names { get; set; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Descriptions { get; set; } = new Dictionary<string, string>();

    /// <summary>The application flow mapped to it; null: the usual one.</summary>
    public string? FlowId { get; set; }

    /// <summary>Drawn on each change under the row's lock: receivers ignore what is older.</summary>
    public long Version { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public bool Open => Active && !Removed;

    public JobChanged ToMessage() => new()
    {
        JobId = Id,
        Version = Version,
        ExternalId = ExternalId,
        Name = new Dictionary<string, string>(Names) { [""] = Name },
        Description = Description is null ? Descriptions : new Dictionary<string, string>(Descriptions) { [""] = Description },
        Department = Department,
        FlowId = FlowId,
        Visible = Public && Open,
        Position = Position,
    };

    internal sealed class Configuration : IEntityTypeConfiguration<Job>
    {
        public void Configure(EntityTypeBuilder<Job> job)
        {
            job.ToTable("job").Ignore(j => j.Open);
            job.Property(j => j.Names).HasJson();
            job.Property(j => j.Descriptions).HasJson();
            job.Property(j => j.FlowId).HasMaxLength(100);
            job.HasIndex(j => j.ExternalId).IsUnique();
            job.HasIndex(j => new { j.Position, j.Id });
        }
    }
}

internal static class JobRows
{
    public static Task<List<Job>> LockJobsAsync(this HrDbContext db, Guid[] ids, CancellationToken ct) =>
        db.Jobs.FromSql($"SELECT * FROM job WHERE id = ANY({ids}) ORDER BY id FOR UPDATE").ToListAsync(ct);

    /// <summary>A change of these jobs, under their locks: the next version of each, told to everybody in the same commit.</summary>
    public static void Publish(this HrDbContext db, IEnumerable<Job> changed, DateTimeOffset now)
    {
        foreach (var job in changed)
        {
            job.Version++;
            job.ChangedAt = now;
            db.Publish(job.ToMessage());
        }
    }
}
