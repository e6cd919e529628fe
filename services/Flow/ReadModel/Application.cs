using Bridge.Contracts.Hr;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Flow.ReadModel;

/// <summary>An application of a conversation as Hr last published it.</summary>
sealed class Application
{
    public required Guid Id { get; init; }
    public required Guid ConversationId { get; init; }
    public required long Version { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }
    public required ApplicationChanged Body { get; init; }

    /// <summary>0: what is here is newer, or this very version.</summary>
    public static Task<int> StoreAsync(FlowDbContext db, ApplicationChanged application, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO application (id, conversation_id, version, submitted_at, body)
        VALUES ({application.ApplicationId}, {application.ConversationId}, {application.Version}, {application.SubmittedAt}, {FlowJson.Write(application)}::json)
        ON CONFLICT (id) DO UPDATE SET version = excluded.version, body = excluded.body
        WHERE application.version < excluded.version
        """, ct);

    sealed class Configuration : IEntityTypeConfiguration<Application>
    {
        public void Configure(EntityTypeBuilder<Application> application)
        {
            application.ToTable("application");
            application.Property(a => a.Id).ValueGeneratedNever();
            application.Property(a => a.Body).IsJson();
            application.HasIndex(a => new { a.ConversationId, a.SubmittedAt });
        }
    }
}

sealed class ApplicationChangedConsumer(FlowDbContext db) : IConsumer<ApplicationChanged>
{
    public Task Consume(ConsumeContext<ApplicationChanged> context) => Application.StoreAsync(db, context.Message, context.CancellationToken);
}
