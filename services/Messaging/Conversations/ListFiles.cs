using System.Security.Claims;
using Bridge.Messaging.Media;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

public sealed record FileList(IReadOnlyList<FileRow> Items);

public sealed record FileRow(Guid MediaId, string MimeType, string? Filename, long? Size, DateTimeOffset At);

/// <summary>The files of a chat, newest first.</summary>
static class ListFiles
{
    public static void Map(RouteGroupBuilder conversations) => conversations.MapGet("/{id:guid}/files", Handle).WithName(nameof(ListFiles));

    static async Task<Results<Ok<FileList>, NotFound>> Handle(Guid id, ClaimsPrincipal user, MessagingDbContext db, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        var ids = await Merged.TogetherAsync(db, id, ct);
        return ids.Length > 0 && await db.Conversations.Where(reader.Conversations).AnyAsync(c => c.Id == ids[0], ct)
            ? TypedResults.Ok(new FileList(await db.Media.AsNoTracking()
                .Where(m => ids.Contains(m.ConversationId) && m.State == MediaState.Stored && (m.HrOnly ? reader.SeesHr : reader.SeesRest))
                .OrderByDescending(m => m.CreatedAt).Take(100).Select(m => new FileRow(m.Id, m.MimeType, m.Filename, m.Size, m.CreatedAt)).ToListAsync(ct)))
            : TypedResults.NotFound();
    }
}
