using System.Text.Json;
using Bridge.Contracts.Erp;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.ErpConnector.Writes;

/// <summary>
/// One write, recorded before it is called. Its key is the Idempotency-Key of every try, in every process, after every crash; a second command under the
/// key finds this row.
/// </summary>
internal sealed class Intent
{
    public required string Key { get; init; }
    public required ErpOperation Operation { get; init; }

    /// <summary>What is sent; emptied once settled, for it holds names, phones and addresses that nobody needs here any more.</summary>
    public required JsonElement Fields { get; init; }

    /// <summary>The service that asked last.</summary>
    public required string ReplyTo { get; init; }
    public string? Traceparent { get; init; }
    public int Tries { get; init; }

    /// <summary>A call was begun and its end never recorded: set with the claim, taken back with the result. Still set at the next claim, the process died in it.</summary>
    public bool InCall { get; init; }

    /// <summary>Some try so far may have reached the ERP.</summary>
    public bool MayBeDone { get; init; }
    public DateTimeOffset NextTryAt { get; init; }
    public Guid? LeaseOwner { get; init; }
    public DateTimeOffset? LeaseUntil { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SettledAt { get; init; }
    public ErpOutcome? Outcome { get; init; }
    public JsonElement? Answer { get; init; }
    public string? Problem { get; init; }

    public ErpAnswered ToAnswer() => new()
    {
        Key = Key,
        Operation = Operation,
        Outcome = Outcome ?? throw new InvalidOperationException("The intent is not settled."),
        Answer = Answer,
        Problem = Problem,
    };

    public static void Configure(EntityTypeBuilder<Intent> intent)
    {
        intent.ToTable("intent").HasKey(i => i.Key);
        intent.Property(i => i.Key).HasMaxLength(200);
        intent.Property(i => i.Operation).HasConversion<string>().HasMaxLength(40);
        intent.Property(i => i.Outcome).HasConversion<string>().HasMaxLength(20);
        intent.Property(i => i.ReplyTo).HasMaxLength(60);
        // json, not jsonb: the text stays as it is, and jsonb refuses \u0000, which a customer or an ERP may well send.
        intent.Property(i => i.Fields).HasColumnType("json");
        intent.Property(i => i.Answer).HasColumnType("json");
        intent.HasIndex(i => new { i.Operation, i.NextTryAt }).HasFilter("settled_at IS NULL");
    }
}
