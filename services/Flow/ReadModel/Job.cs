using Bridge.Contracts.Hr;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Flow.ReadModel;

/// <summary>A position as Hr last published it.</summary>
sealed class Job
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required bool Visible { get; init; }
    public required int Position { get; init; }
    public string? Department { get; init; }
    public required string Search { get; init; }
    public required JobChanged Body { get; init; }

    /// <summary>The row as Hr has it now; an older version than the one that is here changes nothing.</summary>
    public static Task<int> StoreAsync(FlowDbContext db, JobChanged job, CancellationToken ct)
    {
        var search = SearchText.Of([.. job.Name.Values, job.Department]);
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO job (id, version, visible, position, department, search, body)
            VALUES ({job.JobId}, {job.Version}, {job.Visible}, {job.Position}, {job.Department}, {search}, {FlowJson.Write(job)}::json)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, visible = excluded.visible, position = excluded.position,
                department = excluded.department, search = excluded.search, body = excluded.body
            WHERE job.version < excluded.version
            """, ct);
    }

    sealed class Configuration : IEntityTypeConfiguration<Job>
    {
        public void Configure(EntityTypeBuilder<Job> job)
        {
            job.ToTable("job");
            job.Property(j => j.Id).ValueGeneratedNever();
            job.Property(j => j.Body).IsJson();
        }
    }
}

sealed class JobChangedConsumer(FlowDbContext db) : IConsumer<JobChanged>
{
    public Task Consume(ConsumeContext<JobChanged> context) => Job.StoreAsync(db, context.Message, context.CancellationToken);
}
