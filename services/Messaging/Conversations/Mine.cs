namespace Bridge.Messaging.Conversations;

/// <summary>
/// A person's own conversations, until they are done: those he answers, and those assigned to him, whoever answers them. Each kind has an index that gives it in
/// the order of the list; asked for together, with OR, neither could be used.
/// </summary>
static class Mine
{
    /// <summary>Ids, newest first.</summary>
    public static IQueryable<Guid> NewestOf(IQueryable<Conversation> conversations, Guid user, int limit) =>
        Newest(Answered(conversations, user), limit).Select(c => new { c.LastAt, c.Id })
            .Union(Newest(Assigned(conversations, user), limit).Select(c => new { c.LastAt, c.Id }))
            .OrderByDescending(c => c.LastAt).ThenByDescending(c => c.Id).Select(c => c.Id);

    /// <summary>For counting: at most so many of each kind, and none twice.</summary>
    public static IQueryable<Guid> AnyOf(IQueryable<Conversation> conversations, Guid user, int limit) =>
        Answered(conversations, user).Select(c => c.Id).Take(limit).Union(Assigned(conversations, user).Select(c => c.Id).Take(limit));

    static IQueryable<Conversation> Answered(IQueryable<Conversation> conversations, Guid user) =>
        conversations.Where(c => c.AnsweredBy == AnsweredBy.Person && c.AgentId == user && c.DoneAt == null);

    static IQueryable<Conversation> Assigned(IQueryable<Conversation> conversations, Guid user) => conversations.Where(c => c.AssigneeId == user && c.DoneAt == null);

    static IQueryable<Conversation> Newest(IQueryable<Conversation> conversations, int limit) =>
        conversations.OrderByDescending(c => c.LastAt).ThenByDescending(c => c.Id).Take(limit);
}
