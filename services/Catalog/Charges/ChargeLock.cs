using Microsoft.EntityFrameworkCore;

namespace Bridge.Catalog.Charges;

/// <summary>
/// Products are published with the quantity rows that apply. Whoever publishes one holds the tables still until the commit; whoever changes a table
/// waits for them, and then publishes. Otherwise a product added meanwhile would keep the old rows for ever. Taken before any product's row lock.
/// </summary>
internal static class ChargeLock
{
    const long Key = 0x43484152474553; // "CHARGES"

    public static Task HoldChargesAsync(this CatalogDbContext db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({Key})", ct);

    public static Task LockChargesAsync(this CatalogDbContext db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Key})", ct);
}
