namespace Bridge.ServiceDefaults;

/// <summary>What became of a replay or a discard.</summary>
/// <param name="WhyNot">For the person who asked; null where it was done, or where there is no such thing any more.</param>
public sealed record Acted(bool IsDone, string? WhyNot = null)
{
    public static readonly Acted Done = new(true);
    public static readonly Acted Gone = new(false);

    public static Acted Refused(string why) => new(false, why);
}

/// <summary>
/// What of a service's own work has failed and waits for a person: listed, read and tried again beside the messages that died, in one place for whoever looks after Bridge. Each act is the one
/// of the page where its people meet it, with the same rules.
/// </summary>
public interface IFailures
{
    DeadLetterKind Kind { get; }

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<DeadLetter>> ListAsync(DateTimeOffset before, int limit, CancellationToken ct);

    Task<long> CountAsync(CancellationToken ct);

    Task<DeadLetterDetail?> FindAsync(string id, CancellationToken ct);

    Task<Acted> ReplayAsync(string id, Guid by, CancellationToken ct);

    Task<Acted> DiscardAsync(string id, CancellationToken ct);
}
