namespace Bridge.ServiceDefaults;

/// <summary>A customer or applicant, as all services together know him: by Bridge's own ids, and by what he is called outside.</summary>
public sealed record Person
{
    public static readonly Person Nobody = new();

    public IReadOnlyList<Guid> Conversations { get; init; } = [];
    public IReadOnlyList<Guid> Contacts { get; init; } = [];

    /// <summary>Drafts and submissions: what is written to the ERP for him stands under them.</summary>
    public IReadOnlyList<Guid> Keys { get; init; } = [];

    /// <summary>Digits only.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    /// <summary>Meta's business-scoped ids.</summary>
    public IReadOnlyList<string> UserIds { get; init; } = [];

    /// <summary>What he calls himself: shown to whoever asks for him, so that it is the right one. Nobody is searched for by it.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Nobody: somebody played him in a demonstration. What the law keeps of a customer is kept of a real one.</summary>
    public bool Played { get; init; }

    public bool IsKnown => Conversations.Count + Contacts.Count + Keys.Count > 0;

    public Person And(Person other) => new()
    {
        Conversations = [.. Conversations.Union(other.Conversations)],
        Contacts = [.. Contacts.Union(other.Contacts)],
        Keys = [.. Keys.Union(other.Keys)],
        Numbers = [.. Numbers.Union(other.Numbers)],
        UserIds = [.. UserIds.Union(other.UserIds)],
        Names = [.. Names.Union(other.Names)],
        Played = Played || other.Played,
    };
}
