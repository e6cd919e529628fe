using Bridge.Contracts.Erp;
using Bridge.ErpConnector.Calling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.ErpConnector.Calls;

/// <summary>A line of the call log: a read with all its tries, or one try of a write.</summary>
internal sealed class Call
{
    public long Id { get; private set; }
    public required ErpOperation Operation { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int DurationMs { get; init; }

    /// <summary>Tries of a read; number of the try of a write.</summary>
    public required int Tries { get; init; }
    public required CallOutcome Outcome { get; init; }

    /// <summary>HTTP status of the last answer, where one came.</summary>
    public int? Status { get; init; }

    /// <summary>Violations, or the ERP's own message.</summary>
    public string? Problem { get; init; }
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Key of the write.</summary>
    public string? Key { get; init; }

    /// <summary>X-Bridge-Request-Id: what the ERP's own log can be searched for.</summary>
    public required Guid RequestId { get; init; }
    public string? Request { get; init; }
    public string? Response { get; init; }
    public string? TraceId { get; init; }

    public static void Configure(EntityTypeBuilder<Call> call)
    {
        call.ToTable("call").HasKey(c => c.Id);
        call.Property(c => c.Id).UseIdentityAlwaysColumn();
        call.Property(c => c.Operation).HasConversion<string>().HasMaxLength(40);
        call.Property(c => c.Outcome).HasConversion<string>().HasMaxLength(20);
        call.Property(c => c.Key).HasMaxLength(200);
        call.Property(c => c.TraceId).HasMaxLength(32);
        call.HasIndex(c => new { c.Operation, c.Id });
        call.HasIndex(c => c.At);
        call.HasIndex(c => c.Key).HasOperators("text_pattern_ops").HasFilter("key IS NOT NULL");
    }
}
