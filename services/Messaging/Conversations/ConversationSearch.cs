using Bridge.Messaging.Contacts;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>
/// By name, username or number in any spelling, or by what was written. Few who match are found by their indexes and looked up; where very many do, the list
/// is walked from its newest end, and a page is full soon. Each way is slow where the other is fast.
/// </summary>
static class ConversationSearch
{
    /// <summary>At a million conversations as many names or numbers take as long to collect as a page of them to be walked to; of messages, whose words are dearer to look at, four times as many.</summary>
    const int FewPeople = 5_000;
    const int FewMessages = 20_000;

    /// <summary>PostgreSQL's statistics are a sample: they are believed where they say that a large part of all match.</summary>
    const int SurelyMany = 20;

    public static async Task<(IQueryable<Conversation> Matching, string? Words)> MatchingAsync(
        MessagingDbContext db, IQueryable<Conversation> conversations, string search, string? words, Reader reader, CancellationToken ct)
    {
        var (names, values) = PatternsOf(search);
        // Each side by itself: with OR between two tables neither index could be used.
        var people = await PeopleAsync(db, names, values, ct);
        (words, var said) = words is null ? (null, []) : await MessageSearch.FindAsync(db, words, reader, FewMessages, ct);
        var (hr, rest, likely) = (reader.SeesHr, reader.SeesRest, words is null ? "" : MessageSearch.LikelyOf(words));
        return ((people, said) switch
        {
            (not null, not null) => conversations.Where(c => people.Contains(c.ContactId) || said.Contains(c.Id)),
            (not null, null) => conversations.Where(c => people.Contains(c.ContactId) || MessagingDbContext.Said(c.Id, words!, likely, hr, rest)),
            (null, not null) => conversations.Where(c => names.Any(name => EF.Functions.ILike(c.Contact.Name!, name))
                || c.Contact.Identities.Any(i => values.Any(value => EF.Functions.ILike(i.Value, value))) || said.Contains(c.Id)),
            (null, null) => conversations.Where(c => names.Any(name => EF.Functions.ILike(c.Contact.Name!, name))
                || c.Contact.Identities.Any(i => values.Any(value => EF.Functions.ILike(i.Value, value))) || MessagingDbContext.Said(c.Id, words!, likely, hr, rest)),
        }, words);
    }

    /// <summary>Null: too many to be looked up one by one.</summary>
    static async Task<Guid[]?> PeopleAsync(MessagingDbContext db, string[] names, string[] values, CancellationToken ct)
    {
        if (await db.ExpectedAsync("FROM contact WHERE name ILIKE ANY ($1)", names, ct) > SurelyMany * FewPeople
            || await db.ExpectedAsync("FROM identity WHERE value ILIKE ANY ($1)", values, ct) > SurelyMany * FewPeople)
        {
            return null;
        }

        var named = await db.Contacts.Where(c => names.Any(name => EF.Functions.ILike(c.Name!, name))).Select(c => c.Id).Take(FewPeople + 1).ToListAsync(ct);
        var known = named.Count > FewPeople ? [] : await db.Set<Identity>().Where(i => values.Any(value => EF.Functions.ILike(i.Value, value))).Select(i => i.ContactId).Take(FewPeople + 1).ToListAsync(ct);
        return named.Count > FewPeople || known.Count > FewPeople ? null : [.. named.Concat(known).Distinct()];
    }

    /// <summary>
    /// What a name, and what a number or username must be like. One or two letters or digits are looked for where a word begins: the indexes know no shorter
    /// piece than three, and everything would be read.
    /// </summary>
    static (string[] Names, string[] Values) PatternsOf(string search)
    {
        var digits = string.Concat(search.Where(char.IsAsciiDigit));
        var isNumber = digits.Length >= 3 && search.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '-' or '(' or ')');
        var words = (isNumber ? digits : search.TrimStart('@')).Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_");
        return words.Length < 3 && words.All(char.IsAsciiLetterOrDigit) ? ([$"{words}%", $"% {words}%"], [$"{words}%", $"+{words}%"]) : ([$"%{words}%"], [$"%{words}%"]);
    }
}
