using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.ServiceDefaults;

/// <summary>A class of data that is kept for a time: so many days unless an admin says otherwise.</summary>
/// <param name="Name">As the API and the console call it.</param>
/// <param name="Least">Fewer would break what Bridge promises.</param>
/// <param name="Tables">Where it lies; empty where the service's own slices ask for the days.</param>
public sealed record RetentionClass(string Name, int Days, int Least, IReadOnlyList<RetentionTable> Tables)
{
    public const int Most = 3650;

    internal static RetentionClass DeadLetters { get; } = new("deadLetters", Days: 90, Least: 7,
    [
        new("dead_message", "t.died_at < @before"),
        new("outbox_dead", "t.died_at < @before"),
    ]);

    /// <summary>Not an admin's to say: how late a repetition can be.</summary>
    internal static RetentionTable Inbox { get; } = new("inbox", "t.received_at < now() - interval '30 days'");
}

/// <param name="Old">SQL condition on <c>t</c> with @before: its time has come.</param>
public sealed record RetentionTable(string Name, string Old)
{
    /// <summary>SQL assignments that take out what is private. Null: the row goes.</summary>
    public string? Keep { get; init; }

    /// <summary>Its column <c>sha256</c> names a file, which goes with the last row that names it.</summary>
    public bool HasFiles { get; init; }

    /// <summary>SQL that must come first in the transaction.</summary>
    public string? Prelude { get; init; }
}

/// <summary>What an admin has said instead of the usual days.</summary>
public sealed class RetentionRule
{
    public required string Name { get; init; }
    public required int Days { get; init; }

    internal static void Configure(EntityTypeBuilder<RetentionRule> rule)
    {
        rule.ToTable("retention_rule").HasKey(r => r.Name);
        rule.Property(r => r.Name).HasMaxLength(40);
    }
}
