using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Gateway.Privacy;

/// <summary>
/// That somebody is to be forgotten everywhere. Only Bridge's own ids of him stand here, which lead to nobody once it is done; it is gone over again for a
/// day, because a message that was on its way may have brought something back.
/// </summary>
public sealed class ErasureRequest
{
    /// <summary>How long after a pass the next one follows; after the last the request is closed.</summary>
    static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromDays(1)];

    static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    public required Guid Id { get; init; }
    public required Guid RequestedBy { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public required Guid[] Conversations { get; init; }
    public required Guid[] Contacts { get; init; }
    public required Guid[] Keys { get; init; }

    /// <summary>Of a demonstration: his orders go with him.</summary>
    public bool Played { get; init; }

    /// <summary>Passes in which every service did its part.</summary>
    public int Passes { get; private set; }

    /// <summary>When the last service had done its part for the first time.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Null: closed.</summary>
    public DateTimeOffset? NextPassAt { get; private set; }

    /// <summary>Rows and files' rows that went.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows that stay for the books, without him.</summary>
    public int Kept { get; private set; }

    /// <summary>Services in which something of his is under way, or which are away.</summary>
    public string[] Waiting { get; private set; } = [];

    public static ErasureRequest Of(Person person, Guid by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        RequestedBy = by,
        RequestedAt = now,
        NextPassAt = now,
        Conversations = [.. person.Conversations],
        Contacts = [.. person.Contacts],
        Keys = [.. person.Keys],
        Played = person.Played,
    };

    public Person Person() => new() { Conversations = Conversations, Contacts = Contacts, Keys = Keys, Played = Played };

    /// <param name="answers">Null: the service was away.</param>
    public void Passed(IReadOnlyDictionary<string, Erasure?> answers, DateTimeOffset now)
    {
        Rows += answers.Values.Sum(a => a?.Rows ?? 0);
        Kept += answers.Values.Sum(a => a?.Kept ?? 0);
        Waiting = [.. answers.Where(a => a.Value is null or { Busy: true }).Select(a => a.Key).Order()];
        if (Waiting.Length > 0)
        {
            NextPassAt = now + Again;
            return;
        }

        ErasedAt ??= now;
        NextPassAt = Passes < Pauses.Length ? now + Pauses[Passes] : null;
        Passes++;
    }

    internal static void Configure(EntityTypeBuilder<ErasureRequest> request)
    {
        request.ToTable("erasure").Property(r => r.Id).ValueGeneratedNever();
        request.HasIndex(r => r.NextPassAt).HasFilter("next_pass_at IS NOT NULL");
    }
}
