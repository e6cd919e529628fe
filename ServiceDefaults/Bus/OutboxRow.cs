using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.ServiceDefaults;

/// <summary>A message on its way out, written in the same commit as the change that it tells of.</summary>
public sealed class OutboxRow
{
    /// <summary>Drawn by the database; the relay publishes in this order and deletes by it.</summary>
    public long Id { get; private set; }

    /// <summary>Becomes the MessageId on the wire, the same in every try.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Namespace and name of the contract: the protocol's own name for it.</summary>
    public required string Type { get; init; }

    /// <summary>The exchange of the receiving queue; null for an event, which goes to whoever listens.</summary>
    public string? Destination { get; init; }

    /// <summary>The broker must hand it to a queue: what it returns is kept here and tried again.</summary>
    public required bool Mandatory { get; init; }

    public string? Traceparent { get; init; }
    public required byte[] Body { get; init; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset NotBefore { get; private set; }
    public int Attempts { get; private set; }
    public string? LastError { get; private set; }

    /// <summary>An event: published to every service that listens.</summary>
    public static OutboxRow For<T>(T message, bool mandatory = false) where T : class => Make(message, null, mandatory);

    /// <summary>A command or an answer: to one queue, which must exist.</summary>
    public static OutboxRow To<T>(string queue, T message, DateTimeOffset notBefore = default) where T : class
    {
        var row = Make(message, queue, mandatory: true);
        row.NotBefore = notBefore;
        return row;
    }

    static OutboxRow Make<T>(T message, string? destination, bool mandatory) where T : class => new()
    {
        MessageId = Guid.CreateVersion7(),
        Type = MessageTypes.NameOf(message.GetType()),
        Destination = destination,
        Mandatory = mandatory,
        Traceparent = Activity.Current?.Id,
        Body = JsonSerializer.SerializeToUtf8Bytes(message, BridgeJson.Options),
    };

    internal static void Configure(EntityTypeBuilder<OutboxRow> row)
    {
        row.ToTable("outbox", table =>
        {
            // A queue in a table lives from its dead rows being swept at once.
            table.HasComment("Rows are deleted once the broker has confirmed them.");
        });
        row.HasKey(o => o.Id);
        row.Property(o => o.Id).UseIdentityAlwaysColumn();
        row.Property(o => o.Type).HasMaxLength(200);
        row.Property(o => o.Destination).HasMaxLength(200);
        row.Property(o => o.CreatedAt).HasDefaultValueSql("now()").ValueGeneratedOnAdd();
        row.Property(o => o.NotBefore).HasDefaultValueSql("'-infinity'").ValueGeneratedOnAdd();
        row.Property(o => o.Attempts).HasDefaultValue(0);
    }
}

/// <summary>A row that could not be published however often it was tried; kept for a person.</summary>
public sealed class DeadOutboxRow
{
    public required long Id { get; init; }
    public required Guid MessageId { get; init; }
    public required string Type { get; init; }
    public string? Destination { get; init; }
    public bool Mandatory { get; init; }
    public string? Traceparent { get; init; }
    public required byte[] Body { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset DiedAt { get; init; }
    public required string Reason { get; init; }
}
