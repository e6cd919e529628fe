using System.Text.Json;
using Bridge.Contracts.Erp;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.ErpConnector.Reachability;

/// <summary>
/// An operation that somebody was told is unavailable. In the database, so that a restart does not forget that sessions are parked on it; deleted in the
/// commit that publishes ErpReachable.
/// </summary>
internal sealed class AwayOperation
{
    public required ErpOperation Operation { get; init; }
    public required DateTimeOffset Since { get; init; }

    /// <summary>The fields of the read that failed: asked again as the probe.</summary>
    public JsonElement? Probe { get; init; }

    public static void Configure(EntityTypeBuilder<AwayOperation> away)
    {
        away.ToTable("away_operation").HasKey(a => a.Operation);
        away.Property(a => a.Operation).HasConversion<string>().HasMaxLength(40);
        away.Property(a => a.Probe).HasColumnType("json");
    }
}
