using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.ServiceDefaults;

[JsonConverter(typeof(JsonStringEnumConverter<SyncState>))]
public enum SyncState
{
    [JsonStringEnumMemberName("idle")] Idle,
    [JsonStringEnumMemberName("running")] Running,
    [JsonStringEnumMemberName("failed")] Failed,
}

/// <summary>How the sync of one of the ERP's lists stands: one row, claimed by one process at a time, by the database's clock.</summary>
public sealed class SyncRun
{
    public int Id { get; private set; }
    public SyncState State { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public Guid? Owner { get; private set; }
    public DateTimeOffset LeaseUntil { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public int Failures { get; private set; }
    public int Added { get; private set; }
    public int Changed { get; private set; }
    public int Removed { get; private set; }
    public string? Problem { get; private set; }

    public SyncStatus Status => new(State, StartedAt, FinishedAt, Added, Changed, Removed, Problem);

    public static void Configure(EntityTypeBuilder<SyncRun> run)
    {
        run.ToTable("sync_run");
        run.Property(r => r.Id).ValueGeneratedNever();
        run.Property(r => r.State).HasConversion<string>();
        run.HasData(new { Id = 1, State = SyncState.Idle, DueAt = DateTimeOffset.UnixEpoch, LeaseUntil = DateTimeOffset.UnixEpoch, Failures = 0, Added = 0, Changed = 0, Removed = 0 });
    }
}

/// <summary>What the console shows of a sync; the counts grow while it runs.</summary>
public sealed record SyncStatus(SyncState State, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, int Added, int Changed, int Removed, string? Problem);

/// <summary>What a page changed.</summary>
public readonly record struct SyncCounts(int Added, int Changed, int Removed);
