using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Bridge.Messaging.Contacts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

public sealed record ConversationPage(IReadOnlyList<ConversationRow> Items, string? Next);

public sealed record ConversationRow
{
    public required Guid Id { get; init; }
    public required ContactRow Contact { get; init; }
    public string? LastText { get; init; }
    public string? LastKind { get; init; }
    public DateTimeOffset? LastAt { get; init; }
    public required EntryBy LastBy { get; init; }
    public required int Unread { get; init; }
    public DateTimeOffset? WindowEndsAt { get; init; }
    public required AnsweredBy AnsweredBy { get; init; }
    public Guid? AgentId { get; init; }
    public DateTimeOffset? WaitingSince { get; init; }
    public required long Version { get; init; }
    public Guid? AssigneeId { get; init; }
    public required IReadOnlyList<string> Labels { get; init; }
    public DateTimeOffset? DoneAt { get; init; }
    public DateTimeOffset? SnoozedUntil { get; init; }
    public required bool Blocked { get; init; }

    /// <summary>What was said last belongs to an application; its text is given only to those who may read it.</summary>
    public required bool HrOnly { get; init; }

    /// <summary>Conversations that this one goes on for: orders and applications may name one of them. Given for a single conversation only.</summary>
    public required IReadOnlyList<Guid> Merged { get; init; }

    /// <summary>What was said last did not reach the customer, and no person has seen to it.</summary>
    public required bool LastFailed { get; init; }

    /// <summary>Meta cannot deliver to this customer, until he writes.</summary>
    public required bool CannotReceive { get; init; }

    /// <summary>Of a search: the newest message that was found.</summary>
    public string? Found { get; init; }

    internal static ConversationRow Of(Conversation conversation, Reader reader, bool lastFailed, bool cannotReceive, string? found = null)
    {
        var identities = Identities.Of(conversation.Contact.Identities);
        var seen = reader.Sees(conversation.LastHrOnly);
        return new ConversationRow
        {
            Id = conversation.Id,
            Contact = new ContactRow(conversation.ContactId, conversation.Contact.Name, identities.Phone, identities.Username, identities.UserId, conversation.Contact.MarketingStopped),
            LastText = seen ? conversation.LastText : null,
            LastKind = seen ? conversation.LastKind : null,
            LastAt = conversation.LastAt,
            LastBy = conversation.LastBy,
            Unread = conversation.Unread,
            WindowEndsAt = conversation.WindowEndsAt,
            AnsweredBy = conversation.AnsweredBy,
            AgentId = conversation.AgentId,
            WaitingSince = conversation.WaitingSince,
            Version = conversation.Version,
            AssigneeId = conversation.AssigneeId,
            Labels = conversation.Labels,
            DoneAt = conversation.DoneAt,
            SnoozedUntil = conversation.SnoozedUntil,
            Blocked = conversation.BlockedAt is not null,
            HrOnly = conversation.LastHrOnly,
            Merged = [],
            LastFailed = lastFailed,
            CannotReceive = cannotReceive,
            Found = found,
        };
    }
}

/// <param name="NoAdvertising">He has told Meta so: a template of the category Marketing is refused.</param>
public sealed record ContactRow(Guid Id, string? Name, string? Phone, string? Username, string? UserId, bool NoAdvertising);

enum ConversationFilter { Open, Mine, NeedsPerson, Unread, Done, Snoozed }

/// <summary>Newest first, by key: a page costs the same at any depth.</summary>
static class ListConversations
{
    public static void Map(RouteGroupBuilder conversations) => conversations.MapGet("/", Handle).WithName(nameof(ListConversations));

    static async Task<Results<Ok<ConversationPage>, ValidationProblem>> Handle(
        ClaimsPrincipal user, MessagingDbContext db, TimeProvider clock, CancellationToken ct,
        [MaxLength(100)] string? search = null, string? filter = null, [MaxLength(40)] string? label = null, Guid? agent = null, string? before = null, [Range(1, 100)] int limit = 30)
    {
        var reader = Reader.Of(user);
        var conversations = db.Conversations.AsNoTracking().Where(reader.Conversations);
        if (FilterOf(filter) is not { } wanted)
        {
            return Invalid(nameof(filter), "One of open, mine, needs-person, unread, done, snoozed.");
        }

        conversations = Filtered(conversations, wanted, searching: !string.IsNullOrWhiteSpace(search), clock.GetUtcNow());
        if (label is not null)
        {
            conversations = conversations.Where(c => c.Labels.Contains(label));
        }

        if (agent is not null)
        {
            conversations = conversations.Where(c => c.AssigneeId == agent);
        }

        var words = string.IsNullOrWhiteSpace(search) ? null : MessageSearch.QueryOf(search);
        if (!string.IsNullOrWhiteSpace(search))
        {
            (conversations, words) = await ConversationSearch.MatchingAsync(db, conversations, search.Trim(), words, reader, ct);
        }

        if (before is not null)
        {
            if (!Cursor.TryRead(before, out var at, out var rest) || rest is not [var last] || !Guid.TryParse(last, out var id))
            {
                return Invalid(nameof(before), "Not a cursor of this list.");
            }

            conversations = wanted == ConversationFilter.NeedsPerson
                ? conversations.Where(c => EF.Functions.GreaterThan(ValueTuple.Create(c.WaitingSince!.Value, c.Id), ValueTuple.Create(at, id)))
                : conversations.Where(c => EF.Functions.LessThan(ValueTuple.Create(c.LastAt!.Value, c.Id), ValueTuple.Create(at, id)));
        }

        // Who has waited longest comes first; else who wrote last.
        var ordered = wanted switch
        {
            ConversationFilter.NeedsPerson => conversations.OrderBy(c => c.WaitingSince).ThenBy(c => c.Id).Select(c => c.Id),
            ConversationFilter.Mine => Mine.NewestOf(conversations, reader.UserId, limit + 1),
            _ => conversations.OrderByDescending(c => c.LastAt).ThenByDescending(c => c.Id).Select(c => c.Id),
        };
        // Looked for once: with what belongs to them the search would run for each part of it.
        var ids = await ordered.Take(limit + 1).ToListAsync(ct);
        var known = await db.Conversations.AsNoTracking().Where(c => ids.Contains(c.Id)).Include(c => c.Contact.Identities).AsSplitQuery().ToDictionaryAsync(c => c.Id, ct);
        var page = ids.Where(known.ContainsKey).Select(id => known[id]).ToList();
        var rows = page.Take(limit).ToList();
        Guid[] shown = [.. rows.Select(c => c.Id)];
        var found = words is null || rows.Count == 0 ? [] : await MessageSearch.ExcerptsAsync(db, shown, words, reader, ct);
        var (failed, unreachable) = (await LastFailed.OfAsync(db, shown, reader, ct), await CannotReceive.OfAsync(db, shown, ct));
        return TypedResults.Ok(new ConversationPage(
            [.. rows.Select(c => ConversationRow.Of(c, reader, failed.Contains(c.Id), unreachable.Contains(c.Id), found.GetValueOrDefault(c.Id)))],
            page.Count > limit ? Cursor.Of((wanted == ConversationFilter.NeedsPerson ? rows[^1].WaitingSince : rows[^1].LastAt)!.Value, rows[^1].Id) : null));
    }

    static IQueryable<Conversation> Filtered(IQueryable<Conversation> conversations, ConversationFilter wanted, bool searching, DateTimeOffset now) => wanted switch
    {
        // By whom they are answered, and whose they are, is asked with the page.
        ConversationFilter.Mine => conversations,
        ConversationFilter.NeedsPerson => conversations.Where(c => c.AnsweredBy == AnsweredBy.Waiting),
        ConversationFilter.Unread => conversations.Where(c => c.Unread > 0),
        ConversationFilter.Done => conversations.Where(c => c.DoneAt != null),
        ConversationFilter.Snoozed => conversations.Where(c => c.SnoozedUntil != null && c.SnoozedUntil > now),
        // Who searches looks for somebody wherever he is.
        _ => searching ? conversations : conversations.Where(c => c.DoneAt == null && (c.SnoozedUntil == null || c.SnoozedUntil <= now)),
    };

    static ConversationFilter? FilterOf(string? filter) => filter switch
    {
        null or "open" => ConversationFilter.Open,
        "mine" => ConversationFilter.Mine,
        "needs-person" => ConversationFilter.NeedsPerson,
        "unread" => ConversationFilter.Unread,
        "done" => ConversationFilter.Done,
        "snoozed" => ConversationFilter.Snoozed,
        _ => null,
    };

    static ValidationProblem Invalid(string field, string problem) => TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [problem] });
}
