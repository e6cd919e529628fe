using System.Security.Claims;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Flow.Flows;

/// <param name="Others">Who else has the draft open, longest first.</param>
public sealed record OpenedDraft(long Revision, IReadOnlyList<Guid> Others);

/// <summary>Said by an open builder now and then: it hears who else has the draft open, and whether it was saved meanwhile.</summary>
static class OpenDraft
{
    /// <summary>A builder says that it is open every 15 s; after three times it has been closed.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    public static void Map(RouteGroupBuilder flows) => flows.MapPost("/{id}/open", Handle).WithName(nameof(OpenDraft));

    static async Task<Results<Ok<OpenedDraft>, NotFound>> Handle(string id, FlowDbContext db, ClaimsPrincipal user, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Flows.AsNoTracking().Where(f => f.Id == id).Select(f => (long?)f.Revision).SingleOrDefaultAsync(ct) is not { } revision)
        {
            return TypedResults.NotFound();
        }

        var (me, now) = (user.UserId(), clock.GetUtcNow());
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO draft_reader (flow_id, user_id, since, seen_at) VALUES ({id}, {me}, {now}, {now})
            ON CONFLICT (flow_id, user_id) DO UPDATE SET seen_at = excluded.seen_at,
                since = CASE WHEN draft_reader.seen_at < {now - Patience} THEN excluded.since ELSE draft_reader.since END
            """, ct);
        var others = await db.DraftReaders.AsNoTracking().Where(r => r.FlowId == id && r.UserId != me && r.SeenAt > now - Patience)
            .OrderBy(r => r.Since).Select(r => r.UserId).ToListAsync(ct);
        return TypedResults.Ok(new OpenedDraft(revision, others));
    }
}

/// <summary>Somebody who has a draft open.</summary>
sealed class DraftReader
{
    public required string FlowId { get; init; }
    public required Guid UserId { get; init; }
    public required DateTimeOffset Since { get; init; }
    public required DateTimeOffset SeenAt { get; init; }

    sealed class Configuration : IEntityTypeConfiguration<DraftReader>
    {
        public void Configure(EntityTypeBuilder<DraftReader> reader)
        {
            reader.ToTable("draft_reader").HasKey(r => new { r.FlowId, r.UserId });
            reader.Property(r => r.FlowId).HasMaxLength(100);
        }
    }
}
