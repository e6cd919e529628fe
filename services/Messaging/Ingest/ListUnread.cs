using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Ingest;

public sealed record UnreadList(IReadOnlyList<UnreadRow> Items);

public sealed record UnreadRow(Guid Id, string Reason, string Raw, DateTimeOffset ReceivedAt);

/// <summary>What Meta sent and Bridge did not understand, newest first: raw, and therefore for those only who configure.</summary>
static class ListUnread
{
    const int AtMost = 100;

    public static void MapUnreadWebhooks(this IEndpointRouteBuilder app) =>
        app.MapGet("/unread-webhooks", Handle).RequireAuthorization(Policies.Admin).WithTags("Webhooks").WithName(nameof(ListUnread));

    static async Task<Ok<UnreadList>> Handle(MessagingDbContext db, CancellationToken ct) => TypedResults.Ok(new UnreadList(
        await db.Unread.AsNoTracking().OrderByDescending(u => u.ReceivedAt).Take(AtMost).Select(u => new UnreadRow(u.Id, u.Reason, u.Raw, u.ReceivedAt)).ToListAsync(ct)));
}
