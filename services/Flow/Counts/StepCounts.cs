using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Flow.Counts;

/// <summary>
/// How often a step was entered and left by which exit, by day. Gathered in memory and written together: a row for every turn would be one that all
/// conversations wait for. What a killed process had not yet written is lost to the statistics and to nothing else.
/// </summary>
sealed class StepCounts
{
    readonly Lock _lock = new();
    Dictionary<StepEvent, (long Count, double Seconds)> _counts = [];

    public void Add(IReadOnlyList<(StepEvent Event, double Seconds)> events)
    {
        lock (_lock)
        {
            foreach (var (step, seconds) in events)
            {
                Add(step, 1, seconds);
            }
        }
    }

    public async Task WriteAsync(FlowDbContext db, CancellationToken ct)
    {
        Dictionary<StepEvent, (long Count, double Seconds)> counts;
        lock (_lock)
        {
            (counts, _counts) = (_counts, []);
        }

        if (counts.Count == 0)
        {
            return;
        }

        try
        {
            // In the order of the key, so that two replicas do not wait for each other.
            var rows = counts.OrderBy(c => c.Key.FlowId, StringComparer.Ordinal).ThenBy(c => c.Key.StepId, StringComparer.Ordinal).ThenBy(c => c.Key.Day)
                .ThenBy(c => c.Key.What, StringComparer.Ordinal).ToList();
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO step_count (flow_id, step_id, day, what, count, seconds)
                SELECT * FROM unnest({rows.Select(r => r.Key.FlowId).ToArray()}, {rows.Select(r => r.Key.StepId).ToArray()}, {rows.Select(r => r.Key.Day).ToArray()},
                    {rows.Select(r => r.Key.What).ToArray()}, {rows.Select(r => r.Value.Count).ToArray()}, {rows.Select(r => r.Value.Seconds).ToArray()})
                ON CONFLICT (flow_id, step_id, day, what) DO UPDATE SET count = step_count.count + excluded.count, seconds = step_count.seconds + excluded.seconds
                """, ct);
        }
        catch
        {
            lock (_lock)
            {
                foreach (var (step, (count, seconds)) in counts)
                {
                    Add(step, count, seconds);
                }
            }

            throw;
        }
    }

    void Add(StepEvent step, long count, double seconds)
    {
        var so = _counts.GetValueOrDefault(step);
        _counts[step] = (so.Count + count, so.Seconds + seconds);
    }
}

sealed class StepCount
{
    public required string FlowId { get; init; }
    public required string StepId { get; init; }
    public required DateOnly Day { get; init; }
    public required string What { get; init; }
    public required long Count { get; init; }

    /// <summary>Waited in all, before this exit was taken.</summary>
    public required double Seconds { get; init; }

    sealed class Configuration : IEntityTypeConfiguration<StepCount>
    {
        public void Configure(EntityTypeBuilder<StepCount> count)
        {
            count.ToTable("step_count").HasKey(c => new { c.FlowId, c.StepId, c.Day, c.What });
            count.Property(c => c.FlowId).HasMaxLength(100);
            count.Property(c => c.StepId).HasMaxLength(100);
            count.Property(c => c.What).HasMaxLength(100);
        }
    }
}
