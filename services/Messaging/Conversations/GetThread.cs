using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using Bridge.Messaging.Media;
using Bridge.Messaging.Sending;
using Bridge.Messaging.Statuses;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>
/// A page of the thread, newest first: by Meta's second, then by number, ours after the item it answers. Items, messages and lines are three tables with
/// one order; each gives at most a page, and the newest of them are shown. Conversations that are one are shown together.
/// </summary>
static class GetThread
{
    public static void Map(RouteGroupBuilder conversations) => conversations.MapGet("/{id:guid}/messages", Handle).WithName(nameof(GetThread));

    static async Task<Results<Ok<ThreadPage>, NotFound, ValidationProblem>> Handle(
        Guid id, ClaimsPrincipal user, MessagingDbContext db, CancellationToken ct, string? before = null, [Range(1, 200)] int limit = 50)
    {
        var reader = Reader.Of(user);
        var ids = await Merged.TogetherAsync(db, id, ct);
        if (ids.Length == 0 || !await db.Conversations.Where(reader.Conversations).AnyAsync(c => c.Id == ids[0], ct))
        {
            return TypedResults.NotFound();
        }

        var from = Place.Newest;
        if (before is not null && !Place.TryRead(before, out from))
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { [nameof(before)] = ["Not a cursor of this thread."] });
        }

        // HR alone does not see the rest of a conversation at all; the others see that something is hidden from them.
        var entries = (await ItemsAsync(db, ids, from, limit, reader, ct))
            .Concat(await MessagesAsync(db, ids, from, limit, reader, ct))
            .Concat(await LinesAsync(db, ids, from, limit, reader, ct))
            .OrderByDescending(e => e.Place).ToList();
        // Two conversations that are one can have two entries at one place: they are not parted, for the next page begins after the place.
        var page = entries.TakeWhile((e, i) => i < limit || e.Place == entries[limit - 1].Place).ToList();
        return TypedResults.Ok(new ThreadPage([.. page.Select(e => e.Entry)], entries.Count > page.Count ? page[^1].Place.ToString() : null));
    }

    static async Task<IEnumerable<(Place Place, ThreadEntry Entry)>> ItemsAsync(
        MessagingDbContext db, Guid[] ids, Place from, int limit, Reader reader, CancellationToken ct)
    {
        var (at, after, sub) = from;
        var items = await db.Items.AsNoTracking().Where(i => ids.Contains(i.ConversationId) && (reader.SeesRest || i.HrOnly))
            .Where(i => EF.Functions.LessThan(ValueTuple.Create(i.SentAt, i.Number, 0L), ValueTuple.Create(at, after, sub)))
            .OrderByDescending(i => i.SentAt).ThenByDescending(i => i.Number).Take(limit + ids.Length).ToListAsync(ct);
        var media = await MediaAsync(db, items.Select(i => i.Item).OfType<Contracts.Messaging.MediaItem>().Select(m => m.MediaId), ct);
        return items.Select(i => (new Place(i.SentAt, i.Number, 0), ThreadEntry.Of(i, media, reader, own: i.ConversationId == ids[0])));
    }

    static async Task<Dictionary<Guid, MediaFile>> MediaAsync(MessagingDbContext db, IEnumerable<Guid> wanted, CancellationToken ct)
    {
        var ids = wanted.ToList();
        return ids.Count == 0 ? [] : await db.Media.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct);
    }

    static async Task<IEnumerable<(Place Place, ThreadEntry Entry)>> MessagesAsync(
        MessagingDbContext db, Guid[] ids, Place from, int limit, Reader reader, CancellationToken ct)
    {
        var (at, after, sub) = from;
        var messages = await db.Outgoing.AsNoTracking().Where(m => ids.Contains(m.ConversationId) && (reader.SeesRest || m.HrOnly))
            .Where(m => EF.Functions.LessThan(ValueTuple.Create(m.ShownAt, m.ShownAfter, m.Position), ValueTuple.Create(at, after, sub)))
            .OrderByDescending(m => m.ShownAt).ThenByDescending(m => m.ShownAfter).ThenByDescending(m => m.Position).Take(limit + ids.Length).ToListAsync(ct);
        var wamids = messages.Select(m => m.Wamid).OfType<string>().ToList();
        var statuses = wamids.Count == 0 ? [] : await db.Statuses.AsNoTracking().Where(s => wamids.Contains(s.Wamid)).ToDictionaryAsync(s => s.Wamid, ct);
        var media = await MediaAsync(db, messages.Select(m => ThreadEntry.FileOf(m.Content)).OfType<Guid>(), ct);
        return messages.Select(m => (new Place(m.ShownAt, m.ShownAfter, m.Position),
            ThreadEntry.Of(m, m.Wamid is null ? null : statuses.GetValueOrDefault(m.Wamid), media, reader)));
    }

    static async Task<IEnumerable<(Place Place, ThreadEntry Entry)>> LinesAsync(
        MessagingDbContext db, Guid[] ids, Place from, int limit, Reader reader, CancellationToken ct)
    {
        var at = from.At;
        var lines = await db.SystemLines.AsNoTracking().Where(l => ids.Contains(l.ConversationId) && l.At < at && (l.HrOnly ? reader.SeesHr : reader.SeesRest))
            .OrderByDescending(l => l.At).Take(limit + ids.Length).ToListAsync(ct);
        return lines.Select(l => (new Place(l.At, long.MaxValue, 0), ThreadEntry.Of(l)));
    }

    /// <summary>Where an entry stands: second, number of the item that it is or follows, place among what follows it.</summary>
    readonly record struct Place(DateTimeOffset At, long After, long Sub) : IComparable<Place>
    {
        public static Place Newest { get; } = new(new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero), long.MaxValue, long.MaxValue);

        public int CompareTo(Place other) => (At, After, Sub).CompareTo((other.At, other.After, other.Sub));

        public override string ToString() => Cursor.Of(At, After, Sub);

        public static bool TryRead(string cursor, out Place place)
        {
            place = default;
            if (!Cursor.TryRead(cursor, out var at, out var rest) || rest is not [var first, var second]
                || !long.TryParse(first, NumberStyles.Integer, CultureInfo.InvariantCulture, out var after)
                || !long.TryParse(second, NumberStyles.Integer, CultureInfo.InvariantCulture, out var sub))
            {
                return false;
            }

            place = new Place(at, after, sub);
            return true;
        }
    }
}
