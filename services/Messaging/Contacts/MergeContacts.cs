using Bridge.Contracts.Messaging;
using Bridge.Messaging.Conversations;
using Bridge.Messaging.Sending;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Contacts;

/// <summary>
/// Makes one contact of two. On each of our numbers the conversation with the latest message of his goes on; the other ends with
/// <see cref="ConversationMerged"/>, and what it has not said yet is said in the one that goes on.
/// </summary>
sealed class MergeContacts(MessagingDbContext db, SendScheduler scheduler, TimeProvider clock)
{
    readonly List<Conversation> _wake = [];

    public async Task MergeAsync(Guid from, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.ContactMerges.FromSql($"SELECT * FROM contact_merge WHERE from_id = {from} FOR UPDATE").SingleAsync(ct) is not { MergedAt: null } merge)
        {
            return;
        }

        var into = merge.IntoId;
        // In the order in which a webhook holds them: contacts, then conversations.
        var contacts = await db.Contacts.FromSql($"SELECT * FROM contact WHERE id IN ({from}, {into}) ORDER BY id FOR UPDATE").ToListAsync(ct);
        if (contacts.SingleOrDefault(c => c.Id == from) is { } gone && contacts.SingleOrDefault(c => c.Id == into) is { } stays && gone != stays)
        {
            await JoinAsync(gone, stays, ct);
        }

        merge.MergedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        _wake.ForEach(c => scheduler.Wake(c.Id, c.PhoneNumberId));
    }

    async Task JoinAsync(Contact gone, Contact stays, CancellationToken ct)
    {
        stays.Name ??= gone.Name;
        if (gone.MarketingChosenAt > (stays.MarketingChosenAt ?? DateTimeOffset.MinValue))
        {
            (stays.MarketingStopped, stays.MarketingChosenAt) = (gone.MarketingStopped, gone.MarketingChosenAt);
        }

        await db.Set<Identity>().Where(i => i.ContactId == gone.Id).ExecuteUpdateAsync(set => set.SetProperty(i => i.ContactId, stays.Id), ct);
        var conversations = await db.Conversations.FromSql($"SELECT * FROM conversation WHERE contact_id IN ({gone.Id}, {stays.Id}) ORDER BY id FOR UPDATE").ToListAsync(ct);
        var pairs = new List<(Conversation Ends, Conversation GoesOn)>();
        foreach (var pair in conversations.Where(c => c.MergedInto is null).GroupBy(c => c.PhoneNumberId).Where(g => g.Count() > 1))
        {
            var latest = await LatestInboundAsync([.. pair.Select(c => c.Id)], ct);
            var goesOn = pair.MaxBy(c => (latest.GetValueOrDefault(c.Id), c.Id))!;
            var ends = pair.Single(c => c != goesOn);
            ends.MergedInto = goesOn.Id;
            pairs.Add((ends, goesOn));
        }

        // First: only one conversation of a contact on a number may be without an end.
        await db.SaveChangesAsync(ct);
        conversations.ForEach(c => c.ContactId = stays.Id);
        await db.SaveChangesAsync(ct);
        foreach (var (ends, goesOn) in pairs)
        {
            await MergeAsync(ends, goesOn, ct);
        }

        await db.ContactMerges.Where(m => m.IntoId == gone.Id && m.FromId == stays.Id).ExecuteDeleteAsync(ct);
        await db.ContactMerges.Where(m => m.IntoId == gone.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.IntoId, stays.Id), ct);
        await db.Contacts.Where(c => c.Id == gone.Id).ExecuteDeleteAsync(ct);
    }

    /// <summary>When he last wrote in each, by Meta's clock; then by when it came here.</summary>
    async Task<Dictionary<Guid, (DateTimeOffset, DateTimeOffset)>> LatestInboundAsync(Guid[] conversations, CancellationToken ct)
    {
        var latest = new Dictionary<Guid, (DateTimeOffset, DateTimeOffset)>();
        foreach (var id in conversations)
        {
            if (await db.Items.Where(i => i.ConversationId == id && i.Wamid != null).OrderByDescending(i => i.SentAt).ThenByDescending(i => i.Number)
                .Select(i => new { i.SentAt, i.ArrivedAt }).FirstOrDefaultAsync(ct) is { } item)
            {
                latest[id] = (item.SentAt, item.ArrivedAt);
            }
        }

        return latest;
    }

    async Task MergeAsync(Conversation ends, Conversation goesOn, CancellationToken ct)
    {
        await Answerer.ChangeAsync(db, ends, new ConversationMerged(goesOn.Id), clock, ct);
        await db.Conversations.Where(c => c.MergedInto == ends.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.MergedInto, goesOn.Id), ct);
        await MoveUnsentAsync(ends, goesOn, ct);
        await GiveAnswererAsync(ends, goesOn, ct);

        goesOn.Unread += ends.Unread;
        goesOn.Labels = [.. goesOn.Labels.Union(ends.Labels)];
        goesOn.AssigneeId ??= ends.AssigneeId;
        goesOn.BlockedAt ??= ends.BlockedAt;
        goesOn.HasHr |= ends.HasHr;
        goesOn.WindowEndsAt = ends.WindowEndsAt > (goesOn.WindowEndsAt ?? DateTimeOffset.MinValue) ? ends.WindowEndsAt : goesOn.WindowEndsAt;
        (ends.Unread, ends.SnoozedUntil) = (0, null);
        goesOn.Change(db);
    }

    /// <summary>What no request has left for: in its order, behind what the other has to say. What is on its way is recorded where it is.</summary>
    async Task MoveUnsentAsync(Conversation ends, Conversation goesOn, CancellationToken ct)
    {
        var moved = await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE outgoing o SET conversation_id = {goesOn.Id}, position = {goesOn.LastPosition} + u.place, turn = NULL, answers_item = NULL, shown_after = {goesOn.LastNumber}
            FROM (SELECT id, row_number() OVER (ORDER BY position) AS place FROM outgoing WHERE conversation_id = {ends.Id} AND status = 'Pending') u
            WHERE o.id = u.id
            """, ct);
        goesOn.LastPosition += moved;
        if (moved > 0)
        {
            _wake.Add(goesOn);
        }
    }

    /// <summary>Who was with a person, or waits for one, is so still.</summary>
    async Task GiveAnswererAsync(Conversation ends, Conversation goesOn, CancellationToken ct)
    {
        if (ends.AnsweredBy == AnsweredBy.Person && goesOn.AnsweredBy != AnsweredBy.Person)
        {
            await TakeOver.ByAsync(db, goesOn, ends.AgentId, clock, ct);
            goesOn.PersonSpokeAt = ends.PersonSpokeAt;
        }
        else if (ends.AnsweredBy == AnsweredBy.Waiting && goesOn.AnsweredBy == AnsweredBy.Bot)
        {
            (goesOn.AnsweredBy, goesOn.WaitingSince) = (AnsweredBy.Waiting, ends.WaitingSince);
        }

        (ends.AnsweredBy, ends.AgentId, ends.WaitingSince) = (AnsweredBy.Bot, null, null);
    }
}
